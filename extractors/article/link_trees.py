"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import Any

# A leaf is a part of the log odds; a fork has a signal, the value up to which to go left, two branches.
# Fitted on 368 pages with 1057 related links.
# SHA-256 of their labels:
# 522e034ea30c53c3f289165a35638c59a75894d459fe70d5092af513d454a7d6
Tree = float | tuple[str, float, Any, Any]
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.8781, ("group_newer", -1.0, -0.2073, -0.3777), ("beside", 0.5, -0.0944, 0.2568)), ("is_article", 0.5, -0.2819, 0.3673)),
    ("in_text", 0.5, ("least_near", 1.8781, ("group_newer", -1.0, -0.1691, -0.3146), ("beside", 0.5, -0.0795, 0.2185)), ("is_article", 0.5, ("same_section", 0.5, -0.2658, -0.0644), ("line_length", 0.7, 0.101, 0.311))),
    ("in_text", 0.5, ("since", 1.585, ("group_newer", -1.0, 0.1373, -0.1968), ("line_length", 2.29, -0.2872, -0.0592)), ("is_article", 0.5, ("same_section", 0.5, -0.2349, -0.0581), 0.2689)),
    ("in_text", 0.5, ("least_near", 1.1269, ("group_newer", -1.0, -0.1173, -0.2559), ("again", 0.5, 0.187, -0.1707)), ("is_article", 0.5, ("same_section", 0.5, -0.2116, -0.0524), ("line_length", 0.7, 0.065, 0.2468))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1162, -0.1542), ("line_length", 2.29, -0.2463, -0.0189)), ("is_article", 0.5, ("number_alike", 0.5, -0.2042, -0.0596), ("line_share", 0.0425, 0.1083, 0.2373))),
    ("since", 0.0, ("is_article", 0.5, -0.2122, ("again", 0.5, 0.1798, -0.0813)), ("group_near", 1.6365, ("since", 3.0, -0.1463, -0.2382), ("line_length", 2.29, -0.1212, 0.2461))),
    ("level", 0.5, ("again", 0.5, ("heading_steps", 0.5, 0.1331, -0.2023), ("text_near", 2.707, -0.2267, 0.0718)), ("level", 5.5, ("claim", 0.5, -0.221, -0.0611), ("group_newer", -1.0, 0.1544, -0.1736))),
    ("since", 1.585, ("is_article", 0.5, -0.2007, ("group_words", 10.6667, 0.1475, -0.0596)), ("line_length", 1.65, ("level", 5.5, -0.2131, -0.0563), ("newer", -0.5, 0.2258, -0.1388))),
    ("level", 0.5, ("slug_near", 1.8057, ("newer", -0.5, 0.0836, -0.128), ("text_near", 0.2263, -0.0387, 0.1997)), ("level", 5.5, ("names_previous", 0.5, -0.202, -0.0527), ("since", 3.0, 0.1685, -0.1519))),
    ("since", 2.0, ("depth_differs", 0.5, ("others", 0.5, 0.1375, -0.1508), ("slug_near", 1.8057, -0.164, 0.0982)), ("line_length", 1.65, ("level", 5.5, -0.2043, -0.0526), ("group_section", 0.75, -0.1643, 0.1696))),
    ("level", 0.5, ("again", 0.5, ("branch_items", 2.4534, 0.1061, -0.1503), ("slug_near", 2.6293, -0.1955, 0.0715)), ("named_related", 0.5, ("group_near", 1.232, -0.2112, -0.0756), ("most_near", 0.5253, 0.1108, -0.1723))),
    ("since", 2.0, ("is_article", 0.5, ("same_section", 0.5, -0.1917, -0.0527), ("group_words", 8.875, 0.1215, -0.0473)), ("line_length", 1.65, ("level", 5.5, -0.1914, -0.0329), ("group_section", 0.75, -0.1452, 0.1509))),
    ("level", 0.5, ("text_near", 0.9779, ("words", 3.1667, 0.0273, -0.1331), ("headed", 0.5, 0.12, -0.1257)), ("named_related", 0.5, ("most_near", 2.4, -0.2066, -0.063), ("most_near", 0.5253, 0.1055, -0.1571))),
    ("branch_items", 2.4534, ("name_words", 4.5, ("same_section", 0.5, -0.1921, 0.0069), ("others", 0.5, 0.1207, -0.1294)), ("level", 4.5, ("group_near", 1.6365, -0.1963, 0.0485), ("group_newer", -1.0, 0.2008, -0.1201))),
    ("line_length", 1.65, ("since", 3.0, ("newer", -0.5, 0.0626, -0.1121), ("again", 1.5, -0.1879, -0.0736)), ("name_words", 2.5, ("newer", -0.5, 0.0759, -0.1485), ("branch_items", 2.4534, 0.1602, -0.0204))),
    ("since", 4.0, ("depth_differs", 0.5, ("newer", -0.5, 0.1244, -0.0384), ("text_near", 2.707, -0.1335, 0.0995)), ("items", 2.161, -0.0397, -0.1888)),
    ("line_length", 1.65, ("since", 3.0, ("headed", 0.5, 0.0076, -0.1759), ("names_related", 0.5, -0.183, -0.0633)), ("name_words", 2.5, ("text_near", 1.1269, -0.1441, 0.0552), ("text_near", 0.0, -0.0138, 0.15))),
    ("branch_items", 2.161, ("is_article", 0.5, ("same_section", 0.5, -0.1641, -0.0288), ("beside", 0.5, 0.0047, 0.1479)), ("group_newer", -1.0, ("headed", 0.5, 0.0632, -0.1815), ("least_near", 0.5981, -0.1894, 0.0257))),
    ("line_length", 1.65, ("beside", 0.5, ("group_words", 10.6667, -0.0562, -0.1704), ("least_near", 0.6747, -0.0683, 0.1622)), ("line_share", 0.0425, ("name_words", 3.5, -0.0977, -0.0204), ("depth_differs", 1.5, 0.142, -0.0779))),
    ("others", 0.5, ("depth_differs", 0.5, ("headed", 0.5, 0.0924, -0.0882), ("name_words", 4.5, -0.1683, 0.0064)), ("level", 4.5, ("text_near", 2.2537, -0.1903, -0.0252), 0.0808)),
    ("slug_near", 2.6293, ("newer", -0.5, ("depth_differs", 0.5, 0.0619, -0.142), ("name_words", 6.5, -0.1361, -0.0137)), ("line_length", 0.66, -0.0272, 0.1485)),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.0085, 0.1469), ("branch_items", 2.161, -0.0042, -0.1676)), ("level", 4.5, ("near", 2.1006, -0.1828, -0.0251), 0.0641)),
    ("since", 4.0, ("group_newer", 0.3667, ("named_other", 0.5, 0.0369, -0.1624), -0.1494), ("items", 2.161, -0.0066, -0.1674)),
    ("line_length", 1.65, ("since", 3.3219, ("newer", -0.5, 0.0464, -0.0748), ("again", 1.5, -0.1641, 0.022)), ("line_share", 0.0425, ("same_section", 0.5, -0.0078, -0.0963), ("slug_near", 0.0, -0.0149, 0.1522))),
    ("others", 0.5, ("depth_differs", 0.5, ("line_share", 0.0425, -0.0968, 0.0703), ("name_words", 4.5, -0.1486, 0.0097)), ("level", 4.5, ("text_near", 1.9554, -0.1698, -0.0389), 0.0687)),
    ("again", 0.5, ("headed", 0.5, ("newer", -0.5, 0.111, -0.0257), ("least_near", 0.5981, -0.1798, 0.0714)), ("names_related", 0.5, ("since", 0.0, -0.0226, -0.1794), 0.1232)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 10.6667, 0.0513, -0.0527), -0.1229), -0.1478),
    ("slug_near", 2.6293, ("beside", 0.5, ("is_lower", 0.5, -0.0762, 0.0748), ("name_words", 6.5, -0.0459, 0.1041)), ("has_number", 0.5, -0.002, 0.148)),
    ("others", 0.5, ("is_article", 0.5, ("line_share", 0.0987, -0.0068, -0.1334), ("names_inline", 0.5, 0.0484, -0.1193)), ("level", 4.5, ("most_near", 2.5756, -0.1688, -0.0418), 0.0623)),
    ("since", 4.0, ("named_other", 0.5, ("line_share", 0.0425, -0.0923, 0.0373), -0.1398), ("items", 2.161, 0.0086, -0.1506)),
    ("group_newer", 0.3667, ("line_share", 0.0, -0.1315, ("depth_differs", 1.5, 0.029, -0.1126)), -0.136),
    ("line_length", 1.65, ("beside", 0.5, ("group_words", 10.6667, -0.0206, -0.1329), ("branch_items", 2.161, 0.0711, -0.1134)), ("line_share", 0.0425, ("same_section", 0.5, 0.0037, -0.0697), ("in_text", 0.5, 0.0049, 0.145))),
    ("slug_near", 2.6293, ("group_newer", -1.0, ("again", 1.5, 0.0648, -0.1643), ("again", 1.5, -0.0651, 0.0766)), ("has_number", 0.5, -0.0073, 0.1333)),
    ("others", 0.5, ("is_article", 0.5, ("line_length", 1.65, -0.1277, -0.0165), ("items", 3.2459, 0.04, -0.1212)), ("heading_steps", 4.5, ("most_near", 2.7029, -0.1611, -0.0278), 0.0644)),
    ("since", 4.8074, ("named_other", 0.5, ("group_newer", 0.3667, 0.0233, -0.1122), -0.1295), -0.1281),
    ("line_length", 1.65, ("since", 4.4594, ("group_words", 10.6667, 0.0158, -0.0695), -0.1295), ("line_share", 0.0425, ("slug_near", 1.576, 0.0027, -0.0713), ("slug_near", 0.0, -0.0155, 0.1219))),
    ("depth_differs", 1.5, ("slug_near", 2.6293, ("names_inline", 0.5, -0.0016, -0.11), 0.1078), -0.1077),
    ("branch_items", 3.5222, ("is_article", 0.5, ("number_alike", 0.5, -0.1222, -0.0141), ("named_other", 0.5, 0.0231, -0.1152)), -0.1213),
    ("others", 0.5, ("beside", 0.5, ("most_near", 0.3756, 0.0289, -0.0682), ("headed", 0.5, 0.098, -0.0738)), ("level", 4.5, ("names_related", 0.5, -0.1513, -0.028), 0.0579)),
    ("depth_differs", 1.5, ("slug_near", 2.6293, ("line_share", 0.0425, -0.0928, 0.0034), ("near", 2.7029, 0.116, 0.0338)), -0.0998),
    ("since", 4.8074, ("group_newer", 0.3667, ("line_share", 0.0, -0.1026, 0.02), -0.1005), -0.113),
    ("others", 0.5, ("name_words", 4.5, ("same_section", 0.5, -0.1375, 0.0638), ("branch_items", 2.4534, 0.0568, -0.1051)), ("level", 4.5, ("most_near", 2.5756, -0.1452, -0.0219), 0.0514)),
    ("line_length", 1.65, ("line_length", 0.33, ("name_words", 6.5, -0.0566, 0.1132), ("beside", 0.5, -0.0768, 0.0138)), ("line_share", 0.0425, ("slug_near", 1.4301, 0.0065, -0.0675), ("most_near", 0.3756, 0.1171, -0.0169))),
    ("depth_differs", 0.5, ("newer", -0.5, ("name_words", 7.5, 0.114, -0.0248), ("line_length", 0.15, 0.1084, -0.0575)), ("name_words", 4.5, -0.1163, ("group_newer", -0.6, -0.1111, 0.0852))),
    ("names_inline", 0.5, ("group_section", 0.4667, ("since", 1.585, 0.0032, -0.1276), ("group_near", 0.2512, 0.1479, 0.0031)), -0.0944),
    ("again", 0.5, ("group_near", 1.6365, ("headed", 0.5, 0.0136, -0.1216), ("has_number", 0.5, -0.0154, 0.1672)), ("names_related", 0.5, ("since", 0.0, -0.001, -0.1613), 0.1312)),
    ("depth_differs", 1.5, ("slug_near", 2.6293, ("line_share", 0.0425, -0.0745, 0.0052), 0.087), -0.0863),
    ("others", 0.5, ("name_words", 6.5, ("has_number", 0.5, -0.0937, 0.0535), ("beside", 0.5, -0.0063, 0.115)), ("level", 4.5, ("most_near", 2.5756, -0.1377, -0.0198), 0.0486)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0182, -0.0966), ("branch_items", 2.4534, 0.1456, -0.0456)), -0.0945),
    ("since", 4.4594, ("names_inline", 0.5, ("depth_differs", 1.5, 0.0233, -0.0729), -0.083), -0.0869),
)
