"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 632 pages with 1663 related links.
# SHA-256 of their labels:
# c0f65c6c244e09da8c5693f68c2bd741019a88d5ba3c05788bf8f454928ed51b
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.0544, ("alike", 4.1655, -0.3555, 0.0805), ("beside", 0.5, -0.2484, 0.1494)), ("is_article", 0.5, ("depth_differs", 0.5, 0.182, -0.3221), ("line_length", 0.4, -0.0404, 0.3668))),
    ("in_text", 0.5, ("least_near", 0.7512, ("alike", 4.1655, -0.2985, 0.0689), ("beside", 0.5, -0.2337, 0.1509)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1539, -0.2739), ("line_length", 0.6, 0.0149, 0.3086))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1301, -0.1939), ("names_related", 0.5, -0.2898, -0.204)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1315, -0.2411), ("line_length", 0.6, 0.013, 0.2703))),
    ("in_text", 0.5, ("least_near", 0.7512, ("group_newer", -1.0, -0.1239, -0.2494), ("beside", 0.5, -0.1682, 0.1463)), ("is_article", 0.5, ("depth_differs", 0.5, 0.1132, -0.2167), ("line_length", 0.4, -0.0391, 0.2408))),
    ("in_text", 0.5, ("since", 2.8074, ("depth_differs", 0.5, 0.0011, -0.2303), ("names_related", 0.5, -0.2572, -0.1513)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0977, -0.1973), ("line_length", 0.6, -0.0004, 0.223))),
    ("in_text", 0.5, ("text_near", 2.1772, ("since", 3.4594, -0.125, -0.2369), ("since", 1.585, 0.2135, -0.1076)), ("is_article", 0.5, ("depth_differs", 0.5, 0.0844, -0.1812), ("line_length", 0.6, -0.0004, 0.2062))),
    ("in_text", 0.5, ("since", 2.8074, ("group_newer", -1.0, 0.1182, -0.1264), ("names_related", 0.5, -0.2305, -0.1082)), ("is_article", 0.5, ("number_alike", 0.5, -0.2039, 0.052), ("line_length", 0.6, -0.0003, 0.1916))),
    ("since", 1.585, ("depth_differs", 0.5, ("again", 0.5, 0.1553, -0.1133), ("slug_near", 1.8781, -0.1834, 0.1117)), ("since", 3.7004, ("level", 2.5, -0.1473, 0.1228), ("invitation", 0.5, -0.222, -0.0344))),
    ("level", 0.5, ("since", 0.0, ("depth_differs", 0.5, 0.1546, -0.0382), ("least_near", 0.7512, -0.1714, 0.0623)), ("heading_near", 1.5025, ("level", 4.5, -0.1958, -0.0126), 0.1331)),
    ("since", 2.0, ("slug_near", 0.6747, ("newer", -0.5, 0.0811, -0.1482), ("named_other", 0.5, 0.1273, -0.197)), ("names_related", 0.5, ("since", 3.0, -0.0899, -0.211), ("group_newer", 0.0, 0.0769, -0.1868))),
    ("level", 0.5, ("again", 0.5, ("others", 0.5, 0.0978, -0.2069), ("slug_near", 2.1772, -0.1858, 0.0623)), ("level", 4.5, ("heading_near", 1.8057, -0.1774, 0.1242), ("name_words", 2.5, 0.2401, -0.1123))),
    ("since", 3.7004, ("depth_differs", 0.5, ("others", 0.5, 0.1019, -0.1392), ("text_near", 1.8781, -0.1737, 0.0765)), ("invitation", 0.5, ("slug_near", 1.725, -0.203, -0.0604), 0.0122)),
    ("since", 3.7004, ("depth_differs", 0.5, ("group_newer", 0.3667, 0.0722, -0.197), ("text_near", 1.8781, -0.1557, 0.0646)), ("invitation", 0.5, ("slug_near", 1.725, -0.1973, -0.0547), 0.0106)),
    ("slug_near", 2.1772, ("branch_items", 2.585, ("newer", -0.5, 0.0994, -0.0855), ("level", 4.5, -0.1889, 0.0701)), ("line_length", 0.4, ("line_length", 0.13, -0.1195, -0.0233), ("alike", 2.161, 0.1889, -0.0991))),
    ("since", 3.7004, ("number_alike", 0.5, ("name_words", 5.5, -0.1888, 0.0211), ("group_words", 9.75, 0.0766, -0.0866)), ("names_related", 0.5, -0.1978, ("branch_items", 3.1699, 0.1511, -0.157))),
    ("text_near", 1.8781, ("line_length", 1.62, ("group_words", 9.75, -0.0549, -0.1684), ("name_words", 3.5, -0.0661, 0.1298)), ("line_length", 0.4, ("name_words", 5.5, -0.0031, -0.1607), ("group_words", 10.0, 0.1861, 0.0135))),
    ("slug_near", 0.2991, ("newer", -0.5, ("headed", 0.5, 0.0842, -0.1844), ("names_related", 0.5, -0.1657, -0.0645)), ("others", 0.5, ("items", 3.2459, 0.0875, -0.1494), ("names_related", 0.5, -0.1975, -0.0058))),
    ("depth_differs", 0.5, ("others", 0.5, ("items", 3.2459, 0.0812, -0.165), ("level", 4.5, -0.1836, 0.1696)), ("in_text", 0.5, ("most_near", 2.7029, -0.1797, -0.0201), ("name_words", 4.5, -0.1428, 0.1611))),
    ("since", 3.7004, ("named_other", 0.5, ("depth_differs", 0.5, 0.0577, -0.0877), -0.22), ("names_related", 0.5, -0.1886, ("branch_items", 3.1699, 0.1371, -0.1374))),
    ("group_newer", 0.3667, ("number_alike", 0.5, ("has_number", 0.5, -0.1934, -0.0085), ("group_words", 9.75, 0.066, -0.0718)), -0.1923),
    ("text_near", 2.1772, ("others", 0.5, ("depth_differs", 0.5, 0.0186, -0.1059), ("level", 4.5, -0.2004, 0.1154)), ("alike", 2.161, ("line_length", 0.4, -0.072, 0.156), -0.0813)),
    ("branch_items", 2.8074, ("newer", -0.5, ("headed", 0.5, 0.1322, -0.1231), ("slug_near", 0.2991, -0.1202, 0.0232)), ("least_near", 1.0544, ("level", 4.5, -0.1819, -0.0046), 0.1024)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0207, -0.1559), ("words", 4.0, -0.1332, 0.2204)), -0.1824),
    ("others", 0.5, ("names_related", 0.5, ("again", 0.5, 0.0224, -0.1311), ("items", 3.085, 0.2278, -0.1024)), ("level", 4.5, ("text_near", 2.1772, -0.1945, 0.0039), 0.0901)),
    ("group_newer", 0.3667, ("number_alike", 0.5, ("has_number", 0.5, -0.1784, 0.0096), ("group_words", 10.0, 0.0542, -0.0615)), -0.1758),
    ("named_other", 0.5, ("branch_items", 2.8074, ("depth_differs", 0.5, 0.0504, -0.0695), ("most_near", 2.7029, -0.1712, 0.0382)), -0.2011),
    ("others", 0.5, ("before", 0.5, ("named_other", 0.5, 0.035, -0.1854), ("group_newer", -0.6667, -0.023, -0.1712)), ("level", 4.5, ("line_length", 1.02, -0.1884, 0.0154), 0.0767)),
    ("slug_near", 2.1772, ("newer", -0.5, ("headed", 0.5, 0.0916, -0.159), ("heading_near", 1.5025, -0.0742, 0.1743)), ("alike", 2.161, ("line_length", 0.46, -0.0545, 0.1495), -0.0846)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0133, -0.1267), ("text_near", 0.6747, -0.0278, 0.2184)), -0.1652),
    ("since", 3.7004, ("before", 0.5, ("named_other", 0.5, 0.0342, -0.1716), ("group_section", 0.2, -0.1598, -0.0248)), ("names_related", 0.5, -0.1701, ("again", 0.5, -0.1003, 0.0945))),
    ("others", 0.5, ("most_near", 0.7512, ("line_length", 1.62, -0.1114, 0.0355), ("group_words", 10.0, 0.1138, -0.059)), ("level", 4.5, ("text_near", 2.1772, -0.1815, 0.0063), 0.0627)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("since", 2.8074, 0.0081, -0.135), ("words", 4.0, -0.1178, 0.1438)), -0.1587),
    ("group_near", 1.6604, ("group_words", 10.0, ("before", 0.5, 0.0115, -0.1639), ("line_share", 0.9171, 0.0127, -0.1616)), ("alike", 2.161, ("line_length", 0.34, -0.0871, 0.1538), -0.0867)),
    ("depth_differs", 1.5, ("others", 0.5, ("items", 3.2459, 0.0328, -0.1144), ("level", 4.5, -0.143, 0.0517)), ("name_words", 4.5, -0.1504, -0.0218)),
    ("group_newer", 0.3667, ("number_alike", 0.5, ("has_number", 0.5, -0.1646, 0.0231), ("names_related", 0.5, -0.0006, 0.1036)), -0.1515),
)
