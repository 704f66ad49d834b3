"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 624 pages with 1638 related links.
# SHA-256 of their labels:
# 87600cea718652be46ad19050852d895f95108714f008d0d1371f6208204f3ef
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 0.9051, ("alike", 4.1655, -0.3554, 0.0804), ("beside", 0.5, -0.2514, 0.1427)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1782, -0.3205), ("line_length", 0.4, -0.0404, 0.3666))),
    ("in_text", 0.5, ("since", 2.585, ("group_newer", -1.0, 0.0658, -0.2349), ("names_related", 0.5, -0.3331, -0.2441)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1508, -0.2727), ("line_length", 0.61, 0.0149, 0.3086))),
    ("in_text", 0.5, ("least_near", 0.7512, ("alike", 4.1655, -0.2621, 0.0614), ("beside", 0.5, -0.1972, 0.1703)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1289, -0.24), ("line_length", 0.61, 0.013, 0.2702))),
    ("in_text", 0.5, ("text_near", 2.7029, ("since", 2.585, -0.1422, -0.2567), ("since", 1.585, 0.2041, -0.1056)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1109, -0.2157), ("line_length", 0.4, -0.0391, 0.2407))),
    ("in_text", 0.5, ("least_near", 0.7512, ("group_newer", -1.0, -0.0944, -0.2299), ("beside", 0.5, -0.1516, 0.1521)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0956, -0.1964), ("line_length", 0.61, -0.0004, 0.2229))),
    ("in_text", 0.5, ("since", 2.585, ("depth_differs", 0.5, 0.0267, -0.2188), ("names_related", 0.5, -0.24, -0.1209)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0827, -0.1803), ("line_length", 0.61, -0.0003, 0.2061))),
    ("in_text", 0.5, ("since", 3.7004, ("group_newer", -1.0, 0.094, -0.1343), ("invitation", 0.5, -0.2311, -0.0595)), ("is_article", 0.5, ("number_alike", 0.5, -0.2033, 0.0539), ("line_length", 0.61, -0.0003, 0.1915))),
    ("since", 1.585, ("depth_differs", 0.5, ("again", 0.5, 0.1552, -0.1104), ("slug_near", 1.8781, -0.1837, 0.118)), ("level", 4.5, ("since", 3.7004, -0.1388, -0.2183), ("name_words", 2.5, 0.2173, -0.1051))),
    ("level", 0.5, ("since", 0.0, ("depth_differs", 0.5, 0.1546, -0.0357), ("least_near", 0.7512, -0.1683, 0.0579)), ("level", 5.5, ("heading_near", 1.8057, -0.1965, 0.1047), ("name_words", 2.5, 0.2419, -0.1169))),
    ("since", 2.0, ("slug_near", 0.6747, ("newer", -0.5, 0.0843, -0.1514), ("named_other", 0.5, 0.1297, -0.1962)), ("names_related", 0.5, ("since", 3.0, -0.0867, -0.2134), ("text_near", 0.6747, -0.1432, 0.1529))),
    ("level", 0.5, ("again", 0.5, ("others", 0.5, 0.0968, -0.2056), ("slug_near", 2.1813, -0.1804, 0.0615)), ("level", 5.5, ("heading_near", 1.8057, -0.1782, 0.097), ("group_newer", -0.5, 0.2089, -0.1056))),
    ("text_near", 1.8781, ("since", 2.585, ("depth_differs", 0.5, 0.0364, -0.1652), ("names_related", 0.5, -0.1982, -0.0536)), ("heading_steps", 0.5, ("group_words", 10.0, 0.192, 0.0245), ("line_length", 0.83, -0.1565, 0.0003))),
    ("since", 3.7004, ("depth_differs", 0.5, ("others", 0.5, 0.093, -0.1383), ("text_near", 1.8781, -0.1553, 0.0682)), ("invitation", 0.5, ("slug_near", 1.7288, -0.1987, -0.0454), 0.0202)),
    ("since", 3.7004, ("text_near", 2.1813, ("depth_differs", 0.5, 0.0087, -0.1275), ("alike", 2.161, 0.1621, -0.0525)), ("names_related", 0.5, -0.2006, ("branch_items", 3.0, 0.1337, -0.1655))),
    ("branch_items", 2.585, ("newer", -0.5, ("others", 0.5, 0.1513, -0.1144), ("slug_near", 0.2991, -0.1544, 0.0303)), ("level", 4.5, ("least_near", 0.9051, -0.1916, 0.036), ("newer", -0.5, 0.2254, -0.0553))),
    ("slug_near", 2.1813, ("group_words", 9.75, ("depth_differs", 0.5, 0.0372, -0.1318), ("least_near", 1.5025, -0.1714, 0.0112)), ("line_length", 0.4, ("words", 4.0, -0.0926, -0.0), ("alike", 2.161, 0.1737, -0.0965))),
    ("others", 0.5, ("number_alike", 0.5, ("has_number", 0.5, -0.2013, 0.0071), ("branch_items", 2.585, 0.0723, -0.1164)), ("level", 4.5, ("text_near", 2.1813, -0.2092, -0.0144), 0.1239)),
    ("group_newer", 0.3667, ("since", 3.7004, ("number_alike", 0.5, -0.118, 0.0517), ("names_related", 0.5, -0.1885, 0.0629)), -0.2),
    ("others", 0.5, ("depth_differs", 0.5, ("headed", 0.5, 0.084, -0.0726), ("name_words", 4.5, -0.1606, 0.0071)), ("level", 4.5, ("line_length", 1.03, -0.2026, -0.0038), 0.1109)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.022, -0.1582), ("branch_items", 3.0, 0.2462, -0.0856)), -0.1915),
    ("group_words", 10.0, ("before", 0.5, ("number_alike", 0.5, -0.1025, 0.0651), -0.1893), ("least_near", 1.5025, ("names_related", 0.5, -0.1936, -0.018), ("inside", 0.5, 0.1491, -0.0586))),
    ("group_newer", 0.3667, ("named_other", 0.5, ("branch_items", 2.8074, 0.0379, -0.1138), -0.2172), -0.1846),
    ("slug_near", 0.2991, ("newer", -0.5, ("headed", 0.5, 0.091, -0.1754), ("name_words", 2.5, -0.1774, -0.0712)), ("group_words", 10.0, ("others", 0.5, 0.0869, -0.1277), ("least_near", 2.2537, -0.1425, 0.1232))),
    ("since", 3.7004, ("named_other", 0.5, ("depth_differs", 0.5, 0.0482, -0.064), -0.2111), ("names_related", 0.5, -0.1789, ("branch_items", 3.0, 0.1169, -0.1213))),
    ("others", 0.5, ("items", 3.2459, ("names_related", 0.5, 0.0008, 0.188), ("level", 3.5, -0.1587, -0.0316)), ("level", 4.5, ("text_near", 2.1813, -0.1922, 0.0079), 0.0978)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 10.0, 0.0457, -0.0675), ("name_words", 5.5, -0.1574, -0.0198)), -0.1765),
    ("text_near", 1.8781, ("is_article", 0.5, ("text_words", 1.1667, -0.0169, -0.1637), ("group_words", 9.75, 0.0177, -0.1016)), ("line_length", 0.4, ("name_words", 6.5, -0.0244, -0.1239), ("alike", 2.161, 0.1335, -0.0755))),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0155, -0.1293), ("words", 4.0, -0.1353, 0.1743)), -0.1685),
    ("others", 0.5, ("named_other", 0.5, ("items", 3.2459, 0.0338, -0.1302), -0.1914), ("level", 4.5, ("line_length", 1.03, -0.1858, 0.01), 0.08)),
    ("newer", -0.5, ("headed", 0.5, ("since", 3.4594, 0.1306, -0.0748), ("slug_near", 0.7512, -0.1747, -0.0349)), ("heading_near", 1.7944, ("slug_near", 2.1813, -0.0806, 0.0695), 0.1916)),
    ("others", 0.5, ("most_near", 0.7512, ("line_length", 1.63, -0.1175, 0.0399), ("group_words", 10.0, 0.1137, -0.0618)), ("level", 4.5, ("line_length", 1.03, -0.1786, 0.0067), 0.0667)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("since", 3.0, 0.0059, -0.1489), ("words", 4.0, -0.1213, 0.1547)), -0.1586),
    ("named_other", 0.5, ("slug_near", 2.1813, ("newer", -0.5, 0.0403, -0.0474), ("alike", 2.161, 0.1128, -0.0874)), -0.1734),
    ("others", 0.5, ("depth_differs", 1.5, ("items", 3.2459, 0.033, -0.1112), ("in_text", 0.5, -0.1451, -0.0233)), ("level", 4.5, ("group_near", 1.6862, -0.1696, -0.0161), 0.0539)),
    ("group_newer", 0.3667, ("number_alike", 0.5, ("has_number", 0.5, -0.1707, 0.0413), ("group_words", 10.0, 0.0422, -0.0503)), -0.149),
)
