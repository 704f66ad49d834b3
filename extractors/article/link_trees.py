"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import Any

# A leaf is a part of the log odds; a fork has a signal, the value up to which to go left, two branches.
# Fitted on 278 pages with 825 related links.
# SHA-256 of their labels:
# c90bcd6bb498674b67bdd79666c911ac8b0f2a1543b54c064f4171df61d6d57c
Tree = float | tuple[str, float, Any, Any]
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.8781, ("group_newer", -1.0, -0.2256, -0.3848), ("has_number", 0.5, -0.1138, 0.242)), ("is_article", 0.5, -0.2696, 0.377)),
    ("in_text", 0.5, ("least_near", 1.8781, ("beside", 0.5, -0.3231, -0.166), ("beside", 0.5, -0.0665, 0.2442)), ("is_article", 0.5, -0.2311, 0.3156)),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1304, -0.2188), ("line_length", 2.2, -0.2933, -0.1192)), ("is_article", 0.5, -0.2027, 0.278)),
    ("in_text", 0.5, ("least_near", 1.3494, ("group_newer", -1.0, -0.1193, -0.2667), ("beside", 0.5, -0.1283, 0.2679)), ("is_article", 0.5, -0.1804, 0.2523)),
    ("since", 0.0, ("is_article", 0.5, -0.2218, ("branch_items", 1.7925, 0.2038, -0.1367)), ("least_near", 1.3494, ("since", 2.585, -0.15, -0.2516), ("again", 0.5, 0.2389, -0.1622))),
    ("in_text", 0.5, ("beside", 0.5, ("least_near", 2.3997, -0.2277, 0.0153), ("least_near", 0.5981, -0.1313, 0.2512)), ("is_article", 0.5, -0.1407, 0.2199)),
    ("since", 1.585, ("depth_differs", 0.5, ("newer", -0.5, 0.2381, 0.0048), ("slug_near", 1.8781, -0.1843, 0.1474)), ("since", 3.4594, ("level", 3.5, -0.158, 0.126), -0.2324)),
    ("level", 0.5, ("branch_items", 2.4534, ("name_words", 4.5, -0.0862, 0.1591), -0.2142), ("level", 5.0, ("near", 2.2537, -0.2259, -0.0783), ("group_newer", -1.0, 0.1969, -0.1621))),
    ("in_text", 0.5, ("beside", 0.5, ("group_newer", -1.0, -0.1, -0.2181), ("least_near", 0.5981, -0.0952, 0.1952)), ("name_words", 2.5, ("newer", -0.5, 0.0777, -0.1531), 0.2082)),
    ("since", 2.0, ("depth_differs", 0.5, ("newer", -0.5, 0.2037, -0.0144), ("slug_near", 2.1772, -0.1546, 0.1277)), ("line_length", 2.2, ("level", 5.0, -0.2124, -0.0187), ("near", 0.8972, -0.1176, 0.1552))),
    ("since", 0.0, ("has_number", 0.5, ("slug_near", 1.6522, -0.1668, 0.1053), ("again", 1.5, 0.1775, -0.0996)), ("since", 3.4594, ("level", 5.0, -0.0957, 0.2032), -0.2065)),
    ("level", 0.5, ("group_words", 10.875, ("name_words", 4.5, -0.0857, 0.1696), ("least_near", 1.7288, -0.18, 0.0074)), ("level", 5.0, ("group_words", 11.9167, -0.2103, -0.0565), ("group_newer", -1.0, 0.1751, -0.1352))),
    ("since", 3.1699, ("newer", -0.5, ("group_words", 8.75, 0.2118, -0.0414), ("slug_near", 2.1772, -0.1282, 0.1407)), ("line_length", 2.2, -0.1984, -0.0242)),
    ("since", 3.4594, ("line_length", 1.53, ("group_newer", -1.0, 0.0636, -0.1221), ("name_words", 2.5, -0.0761, 0.1944)), -0.1928),
    ("since", 3.4594, ("again", 0.5, ("newer", -0.5, 0.1346, -0.0325), ("beside", 0.5, -0.1743, 0.0069)), -0.1873),
    ("slug_near", 2.1772, ("again", 0.5, ("headed", 0.5, 0.0174, -0.1769), -0.1806), ("since", 1.585, 0.1747, -0.0093)),
    ("level", 0.5, ("branch_items", 2.4534, ("named_other", 0.5, 0.0868, -0.1533), -0.1741), ("level", 5.0, ("group_words", 11.9167, -0.1973, 0.0009), ("group_section", 0.7, -0.0409, 0.1151))),
    ("since", 3.7004, ("depth_differs", 0.5, ("headed", 0.5, 0.0858, -0.1311), ("name_words", 4.5, -0.1708, -0.0143)), -0.1812),
    ("line_length", 1.53, ("group_newer", -1.0, ("depth_differs", 0.5, 0.0595, -0.1491), ("text_near", 1.5794, -0.1698, 0.0179)), ("name_words", 2.5, ("has_number", 0.5, -0.1263, 0.0181), ("slug_near", 0.7512, 0.0041, 0.1957))),
    ("since", 3.4594, ("headed", 0.5, ("others", 0.5, 0.0759, -0.0958), ("heading_near", 0.3373, -0.1752, 0.0098)), -0.1671),
    ("again", 0.5, ("newer", -0.5, ("headed", 0.5, 0.1194, -0.1253), ("slug_near", 1.6522, -0.105, 0.0882)), ("beside", 0.5, -0.1648, -0.0106)),
    ("since", 3.7004, ("slug_near", 2.1772, ("newer", -0.5, 0.0399, -0.0861), ("branch_items", 1.2925, 0.1398, 0.0262)), -0.1665),
    ("line_length", 1.53, ("beside", 0.5, ("level", 5.0, -0.1285, 0.0735), ("branch_items", 2.161, 0.1016, -0.1355)), ("name_words", 2.5, ("text_words", 4.1667, -0.127, 0.0116), ("slug_near", 0.7512, 0.0122, 0.1842))),
    ("since", 3.7004, ("depth_differs", 0.5, ("newer", -0.5, 0.1027, -0.0314), ("name_words", 7.5, -0.1367, 0.0219)), -0.1578),
    ("heading_steps", 0.5, ("headed", 0.5, ("has_number", 0.5, -0.0383, 0.1064), ("least_near", 0.6747, -0.1661, 0.0172)), ("level", 5.0, ("named_related", 0.5, -0.1927, -0.0495), 0.0832)),
    ("again", 0.5, ("heading_steps", 0.5, ("name_words", 4.5, -0.0537, 0.1008), ("level", 5.0, -0.1557, 0.0843)), ("beside", 0.5, -0.144, 0.0011)),
    ("line_length", 2.2, ("since", 2.585, ("names_inline", 0.5, 0.0155, -0.1426), ("level", 5.0, -0.1642, 0.0095)), ("name_words", 2.5, -0.072, 0.1554)),
    ("branch_items", 2.4534, ("name_words", 6.5, ("since", 0.0, 0.0039, -0.1347), ("beside", 0.5, -0.005, 0.1739)), ("level", 5.0, -0.1685, 0.0707)),
    ("line_length", 1.53, ("group_newer", -1.0, ("group_near", 0.2553, 0.1245, -0.0506), ("text_near", 1.5794, -0.1325, 0.0331)), ("slug_near", 0.5253, ("ends_alike", 0.5, -0.1102, 0.0505), 0.1483)),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.0032, 0.1363), ("heading_near", 0.1, -0.1511, 0.0059)), ("level", 5.0, ("names_related", 0.5, -0.17, -0.0474), 0.073)),
    ("since", 3.4594, ("depth_differs", 0.5, ("newer", -0.5, 0.0988, -0.0329), ("name_words", 7.5, -0.1199, 0.018)), -0.1254),
    ("line_length", 1.53, ("beside", 0.5, ("name_words", 1.5, 0.0595, -0.1055), ("name_words", 7.5, -0.0785, 0.1201)), ("slug_near", 0.5253, ("ends_alike", 0.5, -0.0962, 0.0426), 0.1395)),
    ("others", 0.5, ("headed", 0.5, ("has_number", 0.5, -0.0386, 0.092), ("slug_near", 0.9738, -0.1382, -0.0058)), ("level", 5.0, -0.1445, 0.0664)),
    ("slug_near", 2.1772, ("again", 0.5, ("same_section", 0.5, -0.0569, 0.0367), ("near", 0.4525, -0.023, -0.1465)), 0.0901),
    ("names_inline", 0.5, ("heading_steps", 0.5, ("level", 0.5, 0.0684, -0.0824), ("named_related", 0.5, -0.1571, 0.0369)), -0.1248),
    ("text_near", 1.277, ("group_newer", -1.0, ("group_words", 8.75, 0.0922, -0.0635), ("line_length", 0.5, -0.1562, -0.0185)), ("words", 9.5, ("slug_near", 0.9738, 0.0163, 0.118), ("group_near", 1.7288, -0.0671, 0.0363))),
    ("since", 3.4594, ("names_inline", 0.5, ("has_number", 0.5, -0.0442, 0.0569), -0.113), -0.109),
    ("slug_near", 2.1772, ("again", 0.5, ("text_near", 0.8282, -0.0409, 0.0419), ("near", 0.4525, -0.0104, -0.1314)), ("words", 10.1667, 0.0907, 0.0187)),
    ("others", 0.5, ("name_words", 6.5, ("newer", -0.5, 0.0521, -0.0927), ("words", 10.1667, 0.1378, -0.0356)), ("level", 5.0, -0.1298, 0.0576)),
    ("headed", 0.5, ("heading_steps", 0.5, ("beside", 0.5, -0.0089, 0.1135), ("named_related", 0.5, -0.1423, 0.0339)), -0.0879),
    ("line_length", 2.2, ("since", 2.0, ("beside", 0.5, -0.0386, 0.0469), ("level", 5.0, -0.1234, 0.0213)), ("name_words", 2.5, -0.065, 0.1214)),
    ("names_inline", 0.5, ("same_section", 0.5, ("name_words", 4.5, -0.1329, 0.0303), ("line_length", 0.5, -0.0583, 0.07)), -0.1011),
    ("words", 1.5, ("name_words", 2.5, -0.0566, ("text_words", 2.5, 0.0368, 0.1352)), ("beside", 0.5, ("name_words", 1.5, 0.0685, -0.1023), ("name_words", 6.5, -0.0769, 0.0974))),
    ("branch_items", 2.4534, ("name_words", 6.5, ("ends_alike", 0.5, -0.08, 0.0363), ("words", 10.1667, 0.1185, -0.0131)), ("level", 5.0, -0.1308, 0.0383)),
    ("since", 3.4594, ("headed", 0.5, ("text_words", 2.5, -0.0528, 0.0457), -0.0655), -0.0946),
    ("others", 0.5, ("headed", 0.5, ("text_words", 2.5, -0.0451, 0.0635), -0.0681), ("named_related", 0.5, -0.1341, 0.0205)),
    ("words", 1.5, ("name_words", 2.5, -0.0507, 0.1051), ("most_near", 1.7291, ("group_newer", -1.0, 0.0201, -0.14), ("group_words", 10.875, 0.0857, -0.0411))),
    ("slug_near", 2.1772, ("again", 1.5, ("group_newer", -1.0, 0.0377, -0.0378), -0.0982), 0.0625),
    ("branch_items", 2.161, ("name_words", 6.5, ("ends_alike", 0.5, -0.0776, 0.048), ("beside", 0.5, -0.0212, 0.1617)), ("group_newer", -1.0, ("group_words", 8.75, 0.0642, -0.0617), -0.1091)),
    ("others", 0.5, ("since", 2.585, ("has_number", 0.5, -0.0288, 0.0641), -0.0697), ("named_related", 0.5, -0.1271, 0.0199)),
)
