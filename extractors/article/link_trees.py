"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 574 pages with 1526 related links.
# SHA-256 of their labels:
# a1b11e7c7bda9b82b62b0a9be478bdbea42f61fa594a1855b4dbd35dd970e239
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.0544, ("alike", 3.8467, -0.3651, 0.2426), ("beside", 0.5, -0.2404, 0.1304)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1194, -0.3209), ("line_length", 0.55, -0.0144, 0.368))),
    ("in_text", 0.5, ("least_near", 1.0544, ("alike", 3.8467, -0.3032, 0.2153), ("beside", 0.5, -0.198, 0.1071)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1006, -0.2729), ("line_length", 0.55, -0.0127, 0.3067))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1376, -0.2091), ("level", 4.5, -0.288, -0.1485)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0852, -0.2402), ("line_length", 0.4, -0.0353, 0.2674))),
    ("in_text", 0.5, ("least_near", 0.6747, ("alike", 2.161, -0.246, 0.1095), ("beside", 0.5, -0.1757, 0.149)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0723, -0.2159), ("line_length", 0.55, -0.0159, 0.2417))),
    ("in_text", 0.5, ("since", 2.0, ("alike", 1.2925, -0.1517, 0.1662), ("level", 4.5, -0.2425, -0.0962)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0615, -0.1966), ("line_length", 0.55, -0.0141, 0.2211))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 3.0, 0.117, -0.2036), ("slug_near", 1.5025, -0.2224, -0.0192)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0523, -0.1805), ("line_length", 0.55, -0.0124, 0.2041))),
    ("in_text", 0.5, ("least_near", 0.6747, ("group_newer", -1.0, -0.0612, -0.2153), ("beside", 0.5, -0.1219, 0.1462)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0734, -0.1955), ("text_words", 1.1667, 0.0151, 0.2044))),
    ("since", 1.585, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1426, -0.1654), ("slug_near", 1.8781, -0.1873, 0.1029)), ("level", 4.5, ("least_near", 1.0544, -0.2117, -0.0892), ("name_words", 1.5, 0.2523, -0.1191))),
    ("since", 2.8074, ("depth_differs", 0.5, ("again", 0.5, 0.1216, -0.1082), ("text_near", 1.8781, -0.1748, 0.0724)), ("names_related", 0.5, ("in_frame", 0.5, -0.2226, -0.0714), ("least_near", 0.0, -0.1378, 0.2318))),
    ("level", 0.5, ("since", 2.0, ("is_article", 0.5, -0.1049, 0.0995), ("since", 2.8074, -0.0503, -0.1955)), ("level", 5.5, ("least_near", 1.5794, -0.1986, 0.0887), ("name_words", 2.5, 0.2615, -0.1268))),
    ("since", 3.4594, ("depth_differs", 0.5, ("newer", -0.5, 0.159, -0.0152), ("in_text", 0.5, -0.1758, 0.0196)), ("names_related", 0.5, -0.211, ("branch_items", 3.1699, 0.0752, -0.1742))),
    ("since", 3.7004, ("text_near", 2.2537, ("depth_differs", 0.5, 0.0028, -0.1418), ("line_length", 0.4, -0.0911, 0.1678)), ("names_related", 0.5, -0.2086, ("group_section", 0.875, -0.1533, 0.0517))),
    ("line_length", 1.62, ("since", 3.4594, ("alike", 1.2925, -0.0823, 0.1027), ("text_near", 2.2537, -0.1976, -0.0236)), ("name_words", 4.5, ("depth_differs", 0.5, 0.0825, -0.1632), ("group_words", 9.8, 0.1908, -0.0267))),
    ("since", 3.7004, ("slug_near", 2.1772, ("newer", -0.5, 0.0687, -0.088), ("again", 0.5, 0.1656, -0.0221)), ("names_related", 0.5, -0.2, ("branch_items", 3.1699, 0.0725, -0.1516))),
    ("line_length", 1.62, ("since", 3.7004, ("others", 0.5, -0.0053, -0.1542), ("slug_near", 1.7288, -0.1885, -0.0318)), ("newer", -0.5, ("line_share", 0.0623, 0.0627, 0.2135), ("slug_near", 0.2991, -0.1172, 0.087))),
    ("again", 0.5, ("level", 0.5, ("heading_steps", 0.5, 0.0796, -0.1783), ("level", 5.5, -0.1438, 0.1364)), ("names_related", 0.5, ("heading_near", 0.2, -0.1848, -0.0006), ("group_section", 0.6667, -0.1169, 0.2113))),
    ("since", 3.7004, ("depth_differs", 0.5, ("group_newer", 0.3667, 0.061, -0.1819), ("name_words", 4.5, -0.1727, -0.011)), ("names_related", 0.5, -0.1893, ("branch_items", 3.1699, 0.0813, -0.1351))),
    ("text_near", 2.2537, ("group_words", 9.375, ("number_alike", 0.5, -0.1545, 0.0266), ("items", 1.7925, -0.0536, -0.1859)), ("line_length", 0.4, -0.1008, ("slug_near", 1.3494, 0.0194, 0.1778))),
    ("branch_items", 2.585, ("newer", -0.5, ("depth_differs", 0.5, 0.1518, -0.0626), ("slug_near", 0.2263, -0.1393, 0.0196)), ("level", 4.5, ("least_near", 1.0544, -0.1853, 0.053), ("group_newer", -0.8, 0.1986, -0.0213))),
    ("others", 0.5, ("headed", 0.5, ("name_words", 2.5, -0.0726, 0.0885), ("least_near", 0.6747, -0.1852, 0.0912)), ("level", 4.5, ("text_near", 2.2537, -0.2014, -0.0077), 0.1334)),
    ("again", 0.5, ("newer", -0.5, ("headed", 0.5, 0.1529, -0.1182), ("slug_near", 2.1772, -0.0608, 0.0971)), ("names_related", 0.5, ("heading_near", 0.2, -0.1687, 0.027), ("group_section", 0.6667, -0.0844, 0.2116))),
    ("others", 0.5, ("depth_differs", 0.5, ("items", 3.2459, 0.0645, -0.1437), ("name_words", 4.5, -0.1565, 0.0006)), ("level", 4.5, ("group_near", 1.7608, -0.1946, -0.0016), 0.1082)),
    ("group_newer", 0.3667, ("number_alike", 0.5, ("has_number", 0.5, -0.1892, 0.0119), ("group_words", 9.375, 0.0681, -0.0638)), -0.177),
    ("line_length", 0.21, ("line_share", 0.4225, -0.0048, ("group_near", 0.2309, -0.0568, -0.181)), ("group_newer", 0.3667, ("number_alike", 0.5, -0.0934, 0.0409), -0.1659)),
    ("since", 3.7004, ("named_other", 0.5, ("before", 0.5, 0.0302, -0.1257), -0.1627), ("names_related", 0.5, -0.1715, ("group_section", 0.875, -0.0827, 0.1039))),
    ("branch_items", 3.4594, ("others", 0.5, ("names_related", 0.5, 0.0032, 0.1771), ("heading_steps", 4.5, -0.1563, 0.0442)), ("level", 3.5, -0.1592, -0.015)),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("group_words", 9.375, 0.0589, -0.0408), ("in_text", 0.5, -0.1188, 0.0275)), -0.162),
    ("group_newer", 0.3667, ("line_length", 0.21, ("named_related", 0.5, -0.1219, 0.0139), ("names_related", 0.5, -0.0003, 0.1241)), -0.1547),
    ("since", 3.7004, ("heading_near", 1.576, ("headed", 0.5, 0.018, -0.1005), 0.2137), ("names_related", 0.5, -0.1613, ("group_section", 0.875, -0.0761, 0.0766))),
    ("beside", 0.5, ("group_words", 9.375, ("group_near", 1.0084, -0.0192, 0.1829), ("name_words", 1.5, 0.0864, -0.1559)), ("alike", 1.2925, ("line_share", 0.9121, 0.1224, -0.0799), ("depth_differs", 0.5, 0.1929, 0.0182))),
    ("text_near", 2.2537, ("since", 3.4594, ("before", 0.5, 0.0082, -0.1429), ("line_share", 0.4225, -0.0007, -0.1492)), ("line_length", 0.55, -0.0548, ("has_number", 0.5, 0.0146, 0.1492))),
    ("depth_differs", 1.5, ("group_newer", 0.3667, ("number_alike", 0.5, -0.0841, 0.0323), -0.144), ("name_words", 5.5, -0.143, -0.025)),
    ("others", 0.5, ("items", 3.2459, ("name_words", 4.5, -0.0325, 0.0604), ("since", 1.585, -0.0355, -0.1371)), ("level", 4.5, ("group_near", 1.7608, -0.1769, 0.0209), 0.1077)),
    ("heading_near", 1.576, ("headed", 0.5, ("newer", -0.5, 0.0844, -0.0308), ("heading_near", 0.2, -0.1655, 0.0308)), 0.1525),
    ("group_words", 10.0, ("before", 0.5, ("group_near", 0.9415, 0.0035, 0.1154), -0.1535), ("beside", 0.5, ("name_words", 1.5, 0.0706, -0.1467), ("branch_items", 2.0, 0.1216, -0.1354))),
    ("others", 0.5, ("depth_differs", 1.5, ("group_words", 8.1667, 0.0465, -0.0298), ("slug_near", 0.5253, -0.1387, -0.0245)), ("level", 4.5, ("group_near", 1.7608, -0.1716, 0.0115), 0.0914)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0135, -0.0987), ("group_near", 0.6135, -0.037, 0.1514)), -0.1355),
    ("heading_near", 1.576, ("headed", 0.5, ("newer", -0.5, 0.076, -0.0281), ("slug_near", 0.9051, -0.1575, 0.0257)), 0.1377),
    ("others", 0.5, ("name_words", 4.5, ("same_section", 0.5, -0.11, 0.0981), ("same_section", 0.5, 0.116, -0.0229)), ("level", 4.5, ("line_length", 0.91, -0.1617, -0.017), 0.0729)),
    ("branch_items", 3.4594, ("named_other", 0.5, ("beside", 0.5, -0.0091, 0.065), -0.1278), ("same_section", 0.5, -0.1317, -0.0228)),
    ("line_length", 1.62, ("group_words", 3.0, ("inside", 0.5, -0.1368, 0.0773), ("depth_differs", 0.5, 0.0292, -0.1124)), ("inside", 0.5, ("name_words", 2.5, -0.023, 0.1019), -0.0506)),
    ("others", 0.5, ("items", 3.2459, ("names_related", 0.5, 0.0035, 0.1244), -0.0986), ("level", 4.5, ("line_length", 0.91, -0.1548, -0.0215), 0.0647)),
    ("group_newer", 0.3667, ("heading_near", 0.2, ("headed", 0.5, 0.0146, -0.1491), ("slug_near", 0.7512, -0.0535, 0.1895)), -0.1263),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("level", 4.5, 0.0016, 0.1095), ("text_near", 0.8972, -0.126, -0.0195)), -0.1196),
    ("others", 0.5, ("beside", 0.5, ("group_words", 7.8, 0.0242, -0.0875), ("name_words", 2.5, -0.0957, 0.0926)), ("level", 4.5, ("line_length", 0.91, -0.1476, -0.0187), 0.0507)),
    ("depth_differs", 1.5, ("others", 0.5, ("headed", 0.5, 0.0298, -0.0442), ("named_related", 0.5, -0.1389, 0.0129)), ("text_near", 0.8972, -0.1202, -0.0192)),
    ("heading_near", 0.2, ("headed", 0.5, ("newer", -0.5, 0.0645, -0.0256), ("level", 1.5, -0.1769, 0.0016)), ("slug_near", 0.2991, -0.0631, ("name_words", 5.5, 0.1812, 0.0447))),
    ("text_near", 2.2537, ("since", 3.4594, ("heading_near", 0.2, -0.0173, 0.1069), ("line_share", 0.7348, -0.0027, -0.1284)), ("slug_near", 1.3494, ("name_words", 3.5, 0.0517, -0.0879), ("line_length", 0.51, -0.0212, 0.1129))),
    ("level", 2.5, ("since", 2.8074, ("name_words", 4.5, -0.0382, 0.0302), ("beside", 0.5, -0.1317, -0.0228)), ("name_words", 6.5, 0.1251, -0.0418)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0118, -0.0888), ("most_near", 2.2537, -0.0078, 0.1381)), -0.1097),
)
