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
    ("in_text", 0.5, ("least_near", 1.0544, ("alike", 3.8467, -0.3651, 0.2426), ("beside", 0.5, -0.2442, 0.1275)), ("is_article", 0.5, ("depth_differs", 0.5, 0.125, -0.3209), ("line_length", 0.55, -0.0144, 0.3681))),
    ("in_text", 0.5, ("least_near", 1.8781, ("alike", 3.8467, -0.2937, 0.2245), ("since", 2.8074, 0.0944, -0.2612)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1052, -0.2729), ("line_length", 0.55, -0.0127, 0.3068))),
    ("in_text", 0.5, ("least_near", 0.6747, ("alike", 2.161, -0.2719, 0.1065), ("beside", 0.5, -0.2097, 0.1577)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0891, -0.2402), ("line_length", 0.4, -0.0353, 0.2674))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1601, -0.1831), ("level", 4.5, -0.2631, -0.1187)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0756, -0.2159), ("line_length", 0.55, -0.0159, 0.2418))),
    ("in_text", 0.5, ("least_near", 0.6747, ("group_newer", -1.0, -0.0915, -0.242), ("beside", 0.5, -0.1593, 0.1477)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0643, -0.1966), ("line_length", 0.55, -0.0141, 0.2212))),
    ("in_text", 0.5, ("since", 2.8074, ("alike", 1.2925, -0.1366, 0.1602), ("names_related", 0.5, -0.2439, -0.1441)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0547, -0.1805), ("line_length", 0.55, -0.0124, 0.2042))),
    ("since", 1.585, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1441, -0.1652), ("slug_near", 1.8781, -0.1908, 0.1103)), ("level", 4.5, ("least_near", 1.0544, -0.222, -0.0883), ("name_words", 1.5, 0.2358, -0.1266))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 3.4594, 0.12, -0.1982), ("slug_near", 1.5025, -0.2007, 0.0034)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0536, -0.1819), ("line_length", 0.77, -0.0239, 0.1942))),
    ("since", 2.0, ("depth_differs", 0.5, ("again", 0.5, 0.1286, -0.0895), ("slug_near", 1.3494, -0.1773, 0.0476)), ("level", 4.5, ("least_near", 1.0544, -0.2097, -0.0678), ("name_words", 2.5, 0.1781, -0.1139))),
    ("level", 0.5, ("again", 0.5, ("is_article", 0.5, -0.1111, 0.1092), ("text_near", 2.7029, -0.1828, 0.0775)), ("level", 5.5, ("least_near", 1.8781, -0.1972, 0.0969), ("name_words", 2.5, 0.2423, -0.1233))),
    ("since", 2.8074, ("depth_differs", 0.5, ("newer", -0.5, 0.1624, -0.0041), ("text_near", 1.8781, -0.1564, 0.0757)), ("names_related", 0.5, ("slug_near", 2.3306, -0.2102, -0.0308), ("group_newer", 0.0, 0.0882, -0.1734))),
    ("since", 3.4594, ("depth_differs", 0.5, ("others", 0.5, 0.0818, -0.1214), ("in_text", 0.5, -0.1638, 0.0327)), ("names_related", 0.5, -0.2056, ("branch_items", 3.1699, 0.0775, -0.1711))),
    ("since", 3.4594, ("newer", -0.5, ("headed", 0.5, 0.1545, -0.1449), ("slug_near", 0.7512, -0.1353, 0.0364)), ("text_near", 2.2537, ("invitation", 0.5, -0.1964, -0.0164), 0.0045)),
    ("line_length", 1.62, ("since", 3.4594, ("alike", 1.2925, -0.0746, 0.0964), ("text_near", 2.2537, -0.1927, -0.0202)), ("name_words", 4.5, ("depth_differs", 0.5, 0.0686, -0.1624), ("group_words", 11.0, 0.182, -0.045))),
    ("slug_near", 2.1772, ("since", 3.4594, ("newer", -0.5, 0.0651, -0.0805), ("names_related", 0.5, -0.1971, -0.0377)), ("heading_steps", 0.5, ("text_words", 1.1667, -0.0377, 0.1632), -0.0839)),
    ("line_length", 1.62, ("least_near", 0.6747, ("since", 0.0, -0.0199, -0.1471), ("beside", 0.5, -0.0723, 0.1283)), ("name_words", 4.5, ("depth_differs", 0.5, 0.0659, -0.1462), ("group_words", 9.8, 0.1716, -0.0181))),
    ("text_near", 2.2537, ("group_words", 9.375, ("number_alike", 0.5, -0.1528, 0.0249), ("items", 1.7925, -0.0556, -0.1896)), ("line_length", 0.4, -0.0721, ("slug_near", 1.3494, 0.028, 0.1707))),
    ("again", 0.5, ("newer", -0.5, ("headed", 0.5, 0.1471, -0.1131), ("slug_near", 0.2991, -0.1307, 0.0295)), ("names_related", 0.5, ("heading_near", 0.2, -0.1817, 0.0207), ("group_section", 0.6667, -0.1227, 0.2686))),
    ("others", 0.5, ("depth_differs", 0.5, ("items", 3.2459, 0.076, -0.1566), ("in_text", 0.5, -0.1469, 0.0249)), ("level", 4.5, ("text_near", 2.2537, -0.205, -0.0155), 0.1572)),
    ("since", 3.8074, ("group_newer", 0.3667, ("number_alike", 0.5, -0.1084, 0.0463), -0.1799), ("names_related", 0.5, -0.1821, ("group_section", 0.875, -0.1224, 0.1037))),
    ("others", 0.5, ("depth_differs", 0.5, ("headed", 0.5, 0.0791, -0.0674), ("name_words", 4.5, -0.1589, 0.0037)), ("level", 4.5, ("line_length", 1.02, -0.198, -0.0033), 0.1385)),
    ("group_newer", 0.3667, ("branch_items", 3.4594, ("names_related", 0.5, -0.0018, 0.1769), ("most_near", 2.7029, -0.1611, 0.012)), -0.179),
    ("group_words", 9.375, ("name_words", 3.5, ("level", 5.5, -0.0871, 0.1651), ("others", 0.5, 0.1086, -0.1313)), ("beside", 0.5, ("name_words", 1.5, 0.0475, -0.1703), ("branch_items", 2.0, 0.1456, -0.1625))),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("group_words", 9.375, 0.0656, -0.0495), ("in_text", 0.5, -0.1268, 0.0332)), -0.1707),
    ("since", 3.8074, ("number_alike", 0.5, ("has_number", 0.5, -0.1791, 0.0363), ("group_words", 9.375, 0.057, -0.0503)), ("names_related", 0.5, -0.1699, ("branch_items", 2.585, 0.0786, -0.0688))),
    ("text_near", 2.2537, ("group_newer", 0.0, ("before", 0.5, -0.0021, -0.1572), -0.1668), ("names_related", 0.5, ("since", 1.0, 0.0864, -0.0777), 0.1878)),
    ("items", 3.5222, ("others", 0.5, ("names_related", 0.5, 0.0035, 0.1581), ("level", 4.5, -0.1497, 0.123)), -0.1439),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("number_alike", 0.5, -0.0869, 0.0321), ("text_near", 1.1963, -0.1484, -0.0263)), -0.1565),
    ("since", 3.8074, ("heading_near", 1.576, ("line_length", 0.27, -0.1, 0.0163), 0.2092), ("names_related", 0.5, -0.161, ("line_length", 0.66, -0.0325, 0.0342))),
    ("text_near", 2.2537, ("heading_near", 1.576, ("headed", 0.5, -0.011, -0.1224), 0.1552), ("newer", -0.5, 0.1408, ("slug_near", 1.3494, -0.0855, 0.077))),
    ("group_newer", 0.3667, ("depth_differs", 0.5, ("alike", 1.2925, 0.0041, 0.1187), ("name_words", 4.5, -0.127, 0.001)), -0.1475),
    ("group_words", 9.375, ("before", 0.5, ("level", 2.5, 0.0167, 0.1775), -0.1606), ("beside", 0.5, ("name_words", 1.5, 0.0645, -0.1462), ("branch_items", 2.0, 0.13, -0.1395))),
    ("others", 0.5, ("items", 3.2459, ("name_words", 2.5, -0.0496, 0.0512), ("group_section", 0.6667, -0.1387, -0.0211)), ("level", 4.5, ("group_near", 1.7608, -0.1787, 0.0211), 0.0922)),
    ("since", 3.8074, ("heading_near", 0.2, ("headed", 0.5, 0.015, -0.1495), ("slug_near", 0.7512, -0.0372, 0.2242)), ("names_related", 0.5, -0.1512, 0.0044)),
    ("newer", -0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.1213, -0.0541), ("slug_near", 0.7512, -0.1515, 0.0026)), ("heading_steps", 0.5, ("name_words", 1.5, -0.1147, 0.0164), -0.1497)),
)
