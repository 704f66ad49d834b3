"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 507 pages with 1367 related links.
# SHA-256 of their labels:
# 383e15587eede27036090c69342ce0b956efc98ec77861a874930cecdd0d639b
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.3573, 0.2535), ("beside", 0.5, -0.1485, 0.2534)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0348, -0.3161), ("depth_differs", 1.5, 0.3705, 0.1133))),
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.2962, 0.2238), ("beside", 0.5, -0.1238, 0.2143)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0297, -0.2691), ("depth_differs", 1.5, 0.309, 0.1))),
    ("in_text", 0.5, ("least_near", 0.8282, ("alike", 3.8467, -0.2703, 0.1898), ("beside", 0.5, -0.2049, 0.2167)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0254, -0.2369), ("depth_differs", 1.5, 0.2708, 0.0886))),
    ("in_text", 0.5, ("alike", 1.2925, ("slug_near", 2.1813, -0.2457, -0.0293), ("since", 2.0, 0.1806, -0.2128)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0218, -0.2127), ("name_words", 4.5, 0.1608, 0.2567))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 3.0, 0.1253, -0.2204), ("slug_near", 1.5025, -0.2412, -0.0529)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0186, -0.1935), ("depth_differs", 1.5, 0.2246, 0.0549))),
    ("in_text", 0.5, ("least_near", 0.6747, ("group_newer", -1.0, -0.0825, -0.2292), ("beside", 0.5, -0.1636, 0.2211)), ("is_article", 0.5, ("depth_differs", 0.5, 0.016, -0.1774), ("name_words", 4.5, 0.1178, 0.2223))),
    ("since", 1.585, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1518, -0.1553), ("slug_near", 1.8781, -0.1856, 0.1176)), ("level", 5.5, ("least_near", 1.0544, -0.2241, -0.0689), ("heading_steps", 2.5, -0.1731, 0.2746))),
    ("in_text", 0.5, ("alike", 1.2925, ("slug_near", 2.1813, -0.1843, 0.0018), ("beside", 0.5, -0.11, 0.2238)), ("name_words", 2.5, ("newer", -0.5, 0.1226, -0.1271), ("text_words", 1.1667, 0.0255, 0.2069))),
    ("level", 0.5, ("again", 0.5, ("is_article", 0.5, -0.1227, 0.1301), ("text_near", 2.7029, -0.1838, 0.054)), ("level", 5.5, ("group_near", 1.9792, -0.2102, 0.0082), ("heading_steps", 2.5, -0.141, 0.2822))),
    ("since", 2.0, ("depth_differs", 0.5, ("newer", -0.5, 0.1964, 0.0219), ("name_words", 3.5, -0.2025, 0.0065)), ("since", 3.585, ("level", 2.5, -0.1354, 0.1232), ("invitation", 0.5, -0.2102, -0.011))),
    ("level", 0.5, ("again", 0.5, ("heading_steps", 0.5, 0.0999, -0.1847), ("slug_near", 2.4076, -0.1676, 0.0547)), ("level", 5.5, ("near", 2.17, -0.2012, -0.0325), ("name_words", 1.5, 0.2607, -0.1103))),
    ("since", 3.3219, ("depth_differs", 0.5, ("others", 0.5, 0.0988, -0.1106), ("slug_near", 1.8781, -0.1565, 0.0514)), ("names_related", 0.5, -0.2064, ("branch_items", 2.8074, 0.1172, -0.1476))),
    ("since", 3.3219, ("newer", -0.5, ("headed", 0.5, 0.1713, -0.1628), ("slug_near", 2.1813, -0.0957, 0.1111)), ("names_related", 0.5, -0.2009, ("branch_items", 2.8074, 0.0962, -0.1388))),
    ("since", 3.585, ("depth_differs", 0.5, ("group_newer", 0.3667, 0.0715, -0.1864), ("in_text", 0.5, -0.1598, 0.0226)), ("names_related", 0.5, -0.1996, ("group_section", 0.8571, -0.1521, 0.0696))),
    ("line_length", 1.65, ("since", 3.3219, ("group_newer", -1.0, 0.0736, -0.0861), ("names_related", 0.5, -0.1962, -0.0894)), ("name_words", 4.5, ("depth_differs", 0.5, 0.0869, -0.1474), ("group_words", 10.8, 0.1799, -0.0559))),
    ("level", 0.5, ("group_words", 10.0, ("name_words", 2.5, -0.0919, 0.1188), ("alike", 1.2925, -0.1517, 0.0271)), ("level", 5.5, ("near", 2.17, -0.1781, 0.0226), ("heading_steps", 1.5, -0.0958, 0.2055))),
    ("since", 3.585, ("slug_near", 2.4076, ("newer", -0.5, 0.0552, -0.0693), ("text_near", 0.2263, -0.0917, 0.1778)), ("names_related", 0.5, -0.1894, ("branch_items", 2.8074, 0.0762, -0.1344))),
    ("line_length", 1.65, ("least_near", 0.6747, ("level", 5.5, -0.1224, 0.0674), ("beside", 0.5, -0.0856, 0.1627)), ("newer", -0.5, ("line_share", 0.0629, 0.02, 0.2047), ("inside", 0.5, 0.0592, -0.1476))),
    ("since", 3.585, ("depth_differs", 0.5, ("headed", 0.5, 0.0733, -0.0984), ("text_near", 2.7029, -0.1143, 0.1069)), ("names_related", 0.5, -0.1828, ("group_section", 0.8571, -0.1292, 0.0864))),
    ("others", 0.5, ("headed", 0.5, ("newer", -0.5, 0.1561, -0.0018), ("least_near", 0.6747, -0.1784, 0.0597)), ("level", 4.5, ("line_length", 1.02, -0.1981, -0.0171), 0.1017)),
    ("others", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.09, -0.0685), ("heading_near", 0.2, -0.1927, 0.0263)), ("level", 4.5, ("group_near", 1.7291, -0.1915, -0.0095), 0.0881)),
    ("group_newer", 0.3667, ("line_length", 0.34, ("heading_near", 0.2, -0.1316, 0.0447), ("headed", 0.5, 0.054, -0.1019)), -0.1798),
    ("since", 3.585, ("is_article", 0.5, ("line_length", 2.97, -0.1748, 0.0005), ("group_words", 9.6429, 0.0742, -0.0511)), ("names_related", 0.5, -0.1718, ("group_section", 0.8571, -0.1114, 0.0941))),
    ("group_newer", 0.3667, ("branch_items", 3.3219, ("number_alike", 0.5, -0.1104, 0.0473), ("most_near", 2.7029, -0.1495, -0.0296)), -0.1718),
    ("others", 0.5, ("name_words", 3.5, ("newer", -0.5, 0.0967, -0.1213), ("group_words", 10.0, 0.1208, -0.0805)), ("level", 4.5, ("line_length", 1.02, -0.1833, 0.0067), 0.0762)),
    ("text_near", 2.2537, ("group_newer", -1.0, ("headed", 0.5, 0.0915, -0.1364), ("group_near", 1.7291, -0.0804, 0.0588)), ("slug_near", 1.3531, ("newer", -0.5, 0.1157, -0.104), ("line_length", 0.51, 0.0076, 0.1383))),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("branch_items", 3.3219, 0.0496, -0.1101), ("name_words", 4.5, -0.1427, -0.0017)), -0.1612),
    ("heading_steps", 0.5, ("name_words", 2.5, ("newer", -0.5, 0.0581, -0.1127), ("group_words", 10.0, 0.0991, -0.0684)), ("level", 5.5, ("near", 1.8057, -0.1774, -0.0555), ("group_newer", -1.0, 0.1302, -0.0223))),
    ("group_newer", 0.3667, ("line_length", 0.34, ("heading_near", 0.2, -0.1096, 0.0572), ("headed", 0.5, 0.0429, -0.086)), -0.1521),
    ("others", 0.5, ("beside", 0.5, ("group_words", 7.8772, 0.0176, -0.0825), ("name_words", 2.5, -0.1046, 0.1154)), ("level", 4.5, ("group_near", 1.7291, -0.1713, 0.0143), 0.0611)),
    ("depth_differs", 1.5, ("slug_near", 2.4076, ("alike", 1.2925, -0.0342, 0.0813), ("words", 10.0, 0.1608, 0.0188)), ("words", 0.0, -0.0106, -0.1529)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("slug_near", 2.4076, 0.0002, 0.1231), ("in_text", 0.5, -0.1429, -0.0095)), -0.1423),
    ("since", 3.585, ("named_other", 0.5, ("group_newer", -1.0, 0.0852, -0.0054), -0.135), ("names_related", 0.5, -0.1543, 0.0287)),
    ("branch_items", 3.3219, ("number_alike", 0.5, ("has_number", 0.5, -0.1579, 0.0528), ("group_words", 10.0, 0.0527, -0.0401)), ("most_near", 2.7029, -0.1241, -0.0178)),
    ("others", 0.5, ("headed", 0.5, ("items", 1.2925, -0.0053, 0.1117), ("heading_near", 0.2, -0.1718, 0.0669)), ("named_related", 0.5, -0.1567, ("newer", -0.5, 0.0887, -0.07))),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("group_newer", -1.0, 0.0892, -0.0032), ("in_text", 0.5, -0.1008, 0.0233)), -0.1341),
    ("beside", 0.5, ("group_words", 9.6429, ("same_section", 0.5, -0.0549, 0.079), ("name_words", 1.5, 0.0892, -0.1305)), ("group_words", 7.0, ("inside", 0.5, -0.1043, 0.0267), ("least_near", 0.0, -0.0346, 0.1547))),
    ("heading_steps", 0.5, ("name_words", 2.5, ("line_length", 2.97, -0.1084, 0.0435), ("group_words", 10.0, 0.0725, -0.0449)), ("level", 5.5, ("text_near", 1.7288, -0.1567, -0.0398), 0.0556)),
    ("alike", 1.2925, ("slug_near", 2.4076, ("level", 2.5, -0.0522, 0.0567), ("words", 10.0, 0.1063, -0.015)), ("alike", 2.161, ("since", 2.8074, 0.1473, -0.0087), -0.0731)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("beside", 0.5, -0.0067, 0.0713), ("text_near", 1.1963, -0.1263, -0.0132)), -0.1265),
    ("since", 3.585, ("most_near", 2.2537, ("again", 0.5, 0.0108, -0.1018), ("inside", 0.5, 0.1374, -0.0212)), ("names_related", 0.5, -0.143, 0.0227)),
    ("heading_steps", 0.5, ("headed", 0.5, ("group_newer", -1.0, 0.1224, 0.0016), ("heading_near", 0.2, -0.1604, 0.0601)), ("level", 5.5, ("line_length", 0.91, -0.1483, -0.0409), 0.0447)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("slug_near", 2.4076, 0.0014, 0.0981), ("words", 0.0, -0.0109, -0.1173)), -0.1204),
    ("branch_items", 3.3219, ("number_alike", 0.5, ("has_number", 0.5, -0.1357, 0.0537), ("group_words", 10.0, 0.0405, -0.0308)), ("level", 2.5, -0.1098, -0.0211)),
    ("most_near", 2.2537, ("since", 2.8074, ("before", 0.5, 0.0149, -0.1335), ("line_length", 0.83, -0.1543, 0.0139)), ("group_words", 10.0, ("branch_items", 2.8074, 0.1587, 0.0416), ("inside", 0.5, 0.0666, -0.0966))),
    ("group_newer", 0.3667, ("most_near", 2.2537, ("line_length", 1.65, -0.044, 0.0328), ("names_related", 0.5, 0.0005, 0.1627)), -0.115),
    ("others", 0.5, ("depth_differs", 1.5, ("beside", 0.5, -0.0028, 0.0701), ("text_near", 0.9775, -0.1105, -0.0167)), ("named_related", 0.5, -0.1346, ("newer", -0.5, 0.069, -0.0639))),
    ("alike", 1.2925, ("line_length", 0.67, ("most_near", 0.7512, -0.1577, 0.0122), ("inside", 0.5, 0.027, -0.0691)), ("alike", 2.161, ("since", 1.0, 0.1372, 0.0033), -0.0651)),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("group_newer", -1.0, 0.0773, -0.0054), ("name_words", 4.5, -0.1084, 0.0142)), -0.1073),
    ("heading_steps", 0.5, ("group_words", 10.0, ("most_near", 0.7512, -0.0183, 0.1151), ("inside", 0.5, 0.0679, -0.11)), ("level", 5.5, -0.1225, 0.0439)),
)
