"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 473 pages with 1259 related links.
# SHA-256 of their labels:
# 9459cfb30ef4fd081bddaaf20e2061eb0a23c319cd809c2da1fdfe3aa0760a68
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.3575, 0.2545), ("beside", 0.5, -0.1566, 0.269)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0376, -0.3147), ("depth_differs", 1.5, 0.3743, 0.1138))),
    ("in_text", 0.5, ("least_near", 1.3531, ("alike", 3.8467, -0.3018, 0.2246), ("beside", 0.5, -0.2017, 0.2516)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0325, -0.2681), ("depth_differs", 1.5, 0.3125, 0.1004))),
    ("in_text", 0.5, ("least_near", 0.7512, ("alike", 3.8467, -0.2707, 0.1862), ("beside", 0.5, -0.213, 0.2332)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0282, -0.2359), ("depth_differs", 1.5, 0.2745, 0.0889))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 2.0, 0.1474, -0.2063), ("slug_near", 1.7288, -0.2596, -0.0674)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0244, -0.2118), ("depth_differs", 1.5, 0.2482, 0.0789))),
    ("in_text", 0.5, ("alike", 1.2925, ("group_near", 1.9792, -0.228, 0.0059), ("beside", 0.5, -0.1604, 0.2281)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0212, -0.1926), ("text_near", 0.0, 0.0587, 0.2285))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.135, -0.1404), ("line_length", 1.6, -0.2312, -0.0721)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0183, -0.1765), ("depth_differs", 1.5, 0.213, 0.0455))),
    ("since", 1.585, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1529, -0.1456), ("slug_near", 1.8781, -0.1787, 0.1329)), ("level", 5.5, ("least_near", 1.3531, -0.2206, 0.0151), ("heading_steps", 2.5, -0.1616, 0.3061))),
    ("in_text", 0.5, ("least_near", 0.7512, ("group_newer", -1.0, -0.0563, -0.2042), ("beside", 0.5, -0.1337, 0.2026)), ("is_article", 0.5, ("name_words", 1.5, -0.1564, -0.0064), ("text_words", 1.1667, 0.0562, 0.1956))),
    ("since", 2.0, ("depth_differs", 0.5, ("newer", -0.5, 0.1934, 0.0224), ("name_words", 3.5, -0.2106, 0.0244)), ("line_length", 1.6, ("level", 5.5, -0.2098, -0.0514), ("group_section", 0.8571, -0.158, 0.1774))),
    ("since", 0.0, ("is_article", 0.5, ("text_words", 1.1667, -0.013, -0.1793), ("before", 0.5, 0.1347, -0.1066)), ("since", 3.585, ("level", 4.5, -0.0991, 0.1997), ("invitation", 0.5, -0.2087, -0.0038))),
    ("slug_near", 1.8781, ("since", 3.3219, ("newer", -0.5, 0.084, -0.1169), ("names_related", 0.5, -0.2117, -0.0732)), ("heading_steps", 0.5, ("text_near", 0.2263, -0.0292, 0.1903), -0.1221)),
    ("level", 0.5, ("again", 0.5, ("is_article", 0.5, -0.1083, 0.1118), ("slug_near", 2.4076, -0.1875, 0.0867)), ("level", 5.5, ("near", 2.1089, -0.1954, -0.005), ("heading_steps", 2.5, -0.1211, 0.2755))),
    ("since", 3.585, ("depth_differs", 0.5, ("group_newer", 0.0, 0.0824, -0.1568), ("slug_near", 1.8781, -0.1483, 0.0538)), ("names_related", 0.5, -0.2034, ("branch_items", 2.8074, 0.0923, -0.1577))),
    ("line_length", 1.6, ("since", 3.3219, ("alike", 1.2925, -0.083, 0.108), ("text_near", 2.2537, -0.195, -0.0267)), ("slug_near", 0.4525, ("newer", -0.5, 0.1843, -0.1281), ("inside", 0.5, 0.1597, -0.0201))),
    ("line_length", 1.6, ("since", 3.3219, ("group_newer", -0.5, 0.0549, -0.0853), ("text_near", 2.2537, -0.1896, -0.024)), ("is_article", 0.5, ("name_words", 1.5, -0.1197, 0.0378), ("items", 2.4534, 0.1371, -0.1101))),
    ("since", 3.585, ("depth_differs", 0.5, ("group_words", 9.75, 0.104, -0.0547), ("text_near", 2.7029, -0.1248, 0.1185)), ("names_related", 0.5, -0.1916, ("branch_items", 2.8074, 0.1083, -0.1332))),
    ("slug_near", 1.3494, ("newer", -0.5, ("headed", 0.5, 0.0711, -0.1867), ("in_text", 0.5, -0.1514, 0.0043)), ("heading_steps", 0.5, ("group_words", 10.8667, 0.1515, -0.0147), ("line_length", 0.71, -0.1349, -0.0174))),
    ("branch_items", 2.8074, ("slug_near", 2.4076, ("headed", 0.5, 0.0028, -0.1439), ("depth_differs", 1.5, 0.179, -0.0453)), ("level", 4.5, -0.1792, 0.0193)),
    ("since", 3.585, ("depth_differs", 0.5, ("alike", 1.2925, 0.0113, 0.186), ("name_words", 3.5, -0.1759, -0.0087)), ("names_related", 0.5, -0.1825, ("group_section", 0.8571, -0.121, 0.123))),
    ("others", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.0993, -0.0653), ("heading_near", 0.2, -0.1918, 0.0176)), ("level", 4.5, ("text_near", 2.2537, -0.1985, -0.0155), 0.1534)),
    ("line_length", 1.6, ("since", 3.3219, ("level", 2.5, -0.0408, 0.1562), ("text_near", 1.725, -0.1715, -0.0057)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0608, -0.1383), ("group_words", 10.8667, 0.1309, -0.0323))),
    ("group_newer", 0.3667, ("group_words", 9.75, ("name_words", 3.5, -0.0722, 0.111), ("beside", 0.5, -0.1265, 0.0463)), -0.1719),
    ("branch_items", 2.8074, ("text_near", 2.2537, ("depth_differs", 0.5, 0.0145, -0.0991), ("has_number", 0.5, 0.0059, 0.1592)), ("level", 3.5, -0.1585, -0.0143)),
    ("others", 0.5, ("headed", 0.5, ("is_article", 0.5, -0.0949, 0.0741), ("least_near", 0.7512, -0.1584, 0.0693)), ("level", 4.5, ("group_near", 1.7263, -0.1891, -0.012), 0.1324)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0276, -0.1386), ("most_near", 2.2537, -0.0173, 0.2442)), -0.1619),
    ("others", 0.5, ("headed", 0.5, ("newer", -0.5, 0.1145, -0.0121), ("heading_near", 0.2, -0.1738, 0.0491)), ("level", 4.5, ("text_near", 2.2537, -0.1815, -0.0187), 0.115)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 9.75, 0.0657, -0.0526), ("words", 0.0, -0.0105, -0.1521)), -0.1535),
    ("branch_items", 2.8074, ("is_article", 0.5, ("line_length", 2.85, -0.1513, 0.0086), ("group_words", 8.6667, 0.073, -0.0288)), ("most_near", 2.7029, -0.1426, -0.0011)),
    ("alike", 1.2925, ("slug_near", 2.4076, ("level", 2.5, -0.0742, 0.0866), ("words", 10.0, 0.1225, -0.0034)), ("beside", 0.5, ("name_words", 7.5, 0.0512, -0.0867), ("slug_near", 1.8781, 0.1945, 0.0108))),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0224, -0.1155), ("others", 0.5, 0.1975, -0.0232)), -0.1455),
    ("since", 3.585, ("depth_differs", 1.5, ("slug_near", 2.4076, 0.0067, 0.1354), ("words", 0.0, -0.014, -0.1329)), ("names_related", 0.5, -0.1573, 0.0223)),
    ("others", 0.5, ("beside", 0.5, ("group_words", 7.7, 0.023, -0.0804), ("name_words", 2.5, -0.0963, 0.125)), ("level", 4.5, ("group_near", 1.7263, -0.1702, -0.0036), 0.0869)),
    ("same_section", 0.5, ("name_words", 4.5, ("text_near", 0.4525, -0.0437, -0.2024), ("since", 1.585, 0.1318, -0.1417)), ("group_words", 8.6667, ("line_share", 0.0639, -0.0627, 0.1291), ("names_related", 0.5, -0.0863, 0.1258))),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("named_other", 0.5, 0.03, -0.1281), ("words", 0.0, -0.0123, -0.1357)), -0.1362),
    ("alike", 1.2925, ("line_length", 0.35, ("slug_near", 1.7288, -0.1267, 0.0248), ("inside", 0.5, 0.026, -0.0797)), ("alike", 2.161, ("branch_items", 1.585, 0.1499, -0.0285), -0.062)),
    ("group_newer", -1.0, ("depth_differs", 0.5, ("headed", 0.5, 0.1468, -0.0953), -0.1252), ("slug_near", 0.2263, ("text_near", 0.2263, -0.0263, -0.1472), ("beside", 0.5, -0.0268, 0.0803))),
    ("others", 0.5, ("depth_differs", 1.5, ("headed", 0.5, 0.0455, -0.0598), ("in_text", 0.5, -0.1226, -0.0076)), ("level", 4.5, ("near", 2.1089, -0.1634, -0.0107), 0.0635)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("since", 2.8074, 0.0104, -0.1259), ("most_near", 2.2537, -0.029, 0.1722)), -0.1267),
    ("others", 0.5, ("beside", 0.5, ("is_lower", 0.5, -0.0359, 0.0767), ("group_words", 6.1667, -0.0374, 0.1161)), ("level", 4.5, ("line_length", 0.91, -0.1531, -0.0243), 0.0586)),
    ("same_section", 0.5, ("name_words", 4.5, ("text_near", 0.4525, -0.0218, -0.1807), ("since", 1.585, 0.1107, -0.1263)), ("name_words", 7.5, ("line_length", 0.41, -0.039, 0.1106), ("words", 10.0, 0.026, -0.1206))),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 9.75, 0.0409, -0.0341), ("line_length", 1.6, -0.1134, -0.0206)), -0.1181),
    ("others", 0.5, ("most_near", 1.3498, ("alike", 1.2925, -0.0443, 0.0747), ("group_words", 10.0, 0.1773, -0.0421)), ("level", 4.5, ("text_near", 1.8781, -0.147, -0.0167), 0.0514)),
    ("same_section", 0.5, ("name_words", 4.5, ("text_near", 0.4525, -0.0147, -0.1596), ("since", 2.0, 0.0876, -0.1249)), ("name_words", 7.5, ("group_near", 0.2636, 0.1318, 0.01), ("most_near", 0.7512, -0.1474, 0.0065))),
    ("branch_items", 2.8074, ("newer", -0.5, ("depth_differs", 0.5, 0.0802, -0.0663), ("name_words", 2.5, -0.0994, 0.0137)), ("since", 3.0, -0.01, -0.1119)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 1.5, 0.0042, -0.142), ("group_section", 0.7273, -0.0352, 0.1395)), -0.1109),
    ("others", 0.5, ("line_share", 0.0396, ("words", 0.0, -0.1071, -0.0038), ("headed", 0.5, 0.0408, -0.0602)), ("level", 3.5, ("text_near", 1.5025, -0.1381, -0.0258), 0.0403)),
    ("heading_near", 0.2, ("headed", 0.5, ("group_newer", -1.0, 0.0667, -0.0226), -0.1451), 0.0812),
    ("others", 0.5, ("text_words", 0.8333, -0.0966, ("depth_differs", 1.5, 0.0273, -0.0743)), ("level", 3.5, ("near", 1.4301, -0.132, -0.024), 0.0336)),
    ("line_length", 1.6, ("most_near", 1.4301, ("inside", 0.5, -0.1059, 0.0182), ("group_words", 9.75, 0.1275, -0.065)), ("inside", 0.5, ("line_share", 0.0396, -0.0523, 0.0828), -0.0493)),
    ("since", 3.585, ("heading_near", 0.2, ("headed", 0.5, 0.009, -0.1284), 0.0979), ("names_related", 0.5, -0.1262, 0.019)),
)
