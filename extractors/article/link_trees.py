"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 473 pages with 1267 related links.
# SHA-256 of their labels:
# f8fa3d8b996d445cec3612e4050f2ce6ebf74cd9d0a1727a39c81e28b4632005
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.3586, 0.2545), ("beside", 0.5, -0.1566, 0.2691)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0376, -0.3147), ("depth_differs", 1.5, 0.3743, 0.1138))),
    ("in_text", 0.5, ("least_near", 1.3531, ("alike", 3.8467, -0.3028, 0.2246), ("beside", 0.5, -0.2016, 0.2517)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0325, -0.2681), ("depth_differs", 1.5, 0.3125, 0.1004))),
    ("in_text", 0.5, ("least_near", 0.7512, ("alike", 3.8467, -0.2718, 0.1862), ("beside", 0.5, -0.2128, 0.2333)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0282, -0.2359), ("depth_differs", 1.5, 0.2745, 0.0889))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 2.0, 0.1478, -0.2059), ("slug_near", 1.7288, -0.2611, -0.0671)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0244, -0.2118), ("depth_differs", 1.5, 0.2482, 0.079))),
    ("in_text", 0.5, ("alike", 1.2925, ("group_near", 1.9792, -0.2294, 0.0061), ("beside", 0.5, -0.1601, 0.2284)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0212, -0.1926), ("text_near", 0.0, 0.0588, 0.2285))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 3.0, 0.1141, -0.2061), ("slug_near", 1.5025, -0.2271, -0.0445)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0183, -0.1765), ("depth_differs", 1.5, 0.2131, 0.0454))),
    ("since", 1.585, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1572, -0.1423), ("slug_near", 1.8781, -0.1819, 0.1274)), ("line_length", 1.6, ("level", 5.5, -0.2235, -0.0737), ("same_section", 0.5, -0.1739, 0.1273))),
    ("since", 0.0, ("is_article", 0.5, ("text_words", 1.1667, -0.0353, -0.1951), ("before", 0.5, 0.1509, -0.1161)), ("least_near", 0.7512, ("level", 5.5, -0.2095, 0.0204), ("beside", 0.5, -0.1751, 0.1846))),
    ("since", 1.585, ("depth_differs", 0.5, ("newer", -0.5, 0.1984, 0.0226), ("name_words", 3.5, -0.2073, 0.0168)), ("line_length", 1.6, ("level", 5.5, -0.2028, -0.0635), ("group_section", 0.8571, -0.1419, 0.1406))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 3.3219, 0.0915, -0.163), ("slug_near", 1.3531, -0.1949, -0.0212)), ("name_words", 2.5, ("newer", -0.5, 0.0902, -0.1251), ("text_words", 1.1667, 0.0252, 0.1977))),
    ("since", 3.3219, ("depth_differs", 0.5, ("heading_steps", 0.5, 0.1, -0.1045), ("slug_near", 1.8781, -0.159, 0.059)), ("names_related", 0.5, -0.2089, ("branch_items", 2.8074, 0.1055, -0.1595))),
    ("line_length", 1.6, ("since", 3.3219, ("alike", 1.2925, -0.0908, 0.1054), ("text_near", 2.2537, -0.2025, -0.051)), ("is_article", 0.5, ("slug_near", 0.2991, -0.1432, 0.0179), ("items", 2.4534, 0.1555, -0.1303))),
    ("since", 3.585, ("slug_near", 1.8781, ("newer", -0.5, 0.0718, -0.1117), ("again", 0.5, 0.1622, -0.048)), ("line_length", 1.6, ("slug_near", 1.7288, -0.2016, -0.0759), ("items", 2.6962, 0.0527, -0.1108))),
    ("in_text", 0.5, ("group_newer", -1.0, ("again", 0.5, 0.1068, -0.1386), ("slug_near", 1.3531, -0.1673, -0.0084)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0273, -0.1435), ("text_words", 1.1667, 0.0004, 0.1756))),
    ("since", 3.585, ("depth_differs", 0.5, ("group_words", 9.75, 0.108, -0.0472), ("in_text", 0.5, -0.1571, 0.0271)), ("names_related", 0.5, -0.1961, ("branch_items", 2.8074, 0.1074, -0.1428))),
    ("since", 3.585, ("slug_near", 2.4076, ("alike", 1.2925, -0.0553, 0.1177), ("depth_differs", 1.5, 0.1847, -0.0636)), ("names_related", 0.5, -0.1917, ("group_section", 0.8571, -0.14, 0.1085))),
    ("line_length", 1.6, ("since", 3.3219, ("level", 5.5, -0.0507, 0.2291), ("text_near", 2.2537, -0.1815, -0.0072)), ("is_article", 0.5, ("name_words", 1.5, -0.1107, 0.0492), ("newer", -0.5, 0.1711, 0.0552))),
    ("branch_items", 2.8074, ("depth_differs", 0.5, ("headed", 0.5, 0.0816, -0.112), ("text_near", 1.8781, -0.1324, 0.0713)), ("level", 4.5, -0.1847, 0.0155)),
    ("branch_items", 2.8074, ("group_newer", 0.3667, ("is_article", 0.5, -0.1186, 0.0487), -0.1715), ("level", 4.5, -0.1788, 0.0138)),
    ("line_length", 1.6, ("alike", 1.2925, ("group_words", 10.0, -0.0367, -0.1692), ("beside", 0.5, -0.0793, 0.1744)), ("slug_near", 0.4525, ("newer", -0.5, 0.1401, -0.1101), ("line_share", 0.0404, -0.028, 0.1423))),
    ("since", 3.585, ("depth_differs", 0.5, ("level", 2.5, 0.0188, 0.2876), ("in_text", 0.5, -0.13, 0.0294)), ("names_related", 0.5, -0.1777, ("group_section", 0.8571, -0.1129, 0.1285))),
    ("others", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.0978, -0.0559), ("heading_near", 0.2, -0.1996, 0.0274)), ("level", 4.5, ("text_near", 2.2537, -0.1918, -0.0315), 0.1605)),
    ("group_newer", 0.3667, ("line_length", 0.21, ("since", 0.0, 0.0111, -0.142), ("group_words", 10.0, 0.0591, -0.0501)), -0.1695),
    ("newer", -0.5, ("headed", 0.5, ("again", 0.5, 0.1462, -0.0558), -0.1366), ("slug_near", 1.8781, ("alike", 1.7925, -0.1086, 0.0855), ("heading_steps", 0.5, 0.1133, -0.0961))),
    ("branch_items", 2.8074, ("text_near", 2.2537, ("depth_differs", 0.5, 0.0152, -0.0952), ("has_number", 0.5, 0.0021, 0.1515)), ("level", 3.5, -0.1562, -0.0097)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("again", 0.5, 0.0224, -0.1213), ("most_near", 2.2537, -0.0167, 0.238)), -0.1585),
    ("others", 0.5, ("headed", 0.5, ("is_article", 0.5, -0.0895, 0.0728), ("heading_near", 0.2, -0.1842, 0.051)), ("level", 4.5, ("group_near", 1.7263, -0.183, -0.0241), 0.1342)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 10.0, 0.0579, -0.0503), ("words", 0.0, -0.0115, -0.1488)), -0.1508),
    ("newer", -0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.1163, -0.0688), -0.1142), ("slug_near", 1.8781, ("alike", 1.7925, -0.0898, 0.075), ("line_share", 0.9698, 0.1082, -0.0039))),
    ("others", 0.5, ("name_words", 3.5, ("same_section", 0.5, -0.1336, 0.0651), ("group_words", 10.0, 0.1159, -0.062)), ("level", 4.5, ("group_near", 1.7263, -0.1774, -0.0158), 0.111)),
    ("branch_items", 2.8074, ("line_share", 0.0404, ("name_words", 7.5, -0.0362, -0.1558), ("others", 0.5, 0.0448, -0.0762)), ("level", 4.5, -0.1428, 0.0069)),
    ("group_newer", 0.3667, ("names_related", 0.5, ("since", 2.8074, 0.0094, -0.134), ("most_near", 2.2537, -0.005, 0.2054)), -0.1386),
    ("depth_differs", 1.5, ("slug_near", 2.4076, ("level", 2.5, -0.0302, 0.1018), ("beside", 0.5, 0.0339, 0.1676)), ("words", 0.0, -0.0136, -0.1396)),
    ("branch_items", 2.8074, ("newer", -0.5, ("depth_differs", 0.5, 0.0908, -0.0674), ("name_words", 2.5, -0.1143, 0.0188)), ("level", 4.5, -0.1322, -0.0003)),
    ("text_words", 0.8333, -0.1407, ("level", 0.5, ("group_words", 10.8667, 0.069, -0.0575), ("level", 2.5, -0.1268, 0.0568))),
    ("group_newer", 0.3667, ("names_related", 0.5, ("since", 2.8074, 0.0084, -0.1222), ("others", 0.5, 0.1718, -0.0263)), -0.129),
    ("depth_differs", 1.5, ("line_share", 0.0404, ("name_words", 7.5, -0.0321, -0.1426), ("line_share", 0.1569, 0.1165, -0.0017)), ("words", 0.0, -0.017, -0.1293)),
    ("alike", 1.2925, ("slug_near", 2.4076, ("level", 2.5, -0.0605, 0.0674), ("words", 10.0, 0.1139, -0.0236)), ("alike", 2.161, ("items", 1.7925, 0.1566, -0.035), -0.0724)),
    ("beside", 0.5, ("group_words", 9.75, ("most_near", 1.4301, -0.021, 0.1334), ("name_words", 1.5, 0.0889, -0.14)), ("least_near", 0.5981, ("headed", 0.5, 0.0315, -0.1431), ("branch_items", 1.0, 0.0398, 0.1889))),
    ("others", 0.5, ("depth_differs", 1.5, ("beside", 0.5, -0.0036, 0.0892), ("words", 0.0, -0.0114, -0.1175)), ("level", 4.5, ("text_near", 1.8781, -0.1569, -0.022), 0.0791)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("named_other", 0.5, 0.0254, -0.1131), ("words", 0.0, -0.0103, -0.1131)), -0.1208),
    ("group_newer", -1.0, ("depth_differs", 0.5, ("headed", 0.5, 0.1284, -0.086), -0.1026), ("line_length", 0.67, ("most_near", 1.4301, -0.1341, 0.0076), ("slug_near", 0.2263, -0.0677, 0.0463))),
    ("others", 0.5, ("line_share", 0.0404, ("line_share", 0.0, -0.1124, -0.0283), ("headed", 0.5, 0.0428, -0.0518)), ("level", 4.5, ("group_near", 1.3531, -0.1523, -0.0201), 0.0673)),
    ("heading_near", 0.2, ("headed", 0.5, ("group_newer", -1.0, 0.0694, -0.0233), -0.1589), ("least_near", 0.7512, -0.0427, 0.1694)),
    ("others", 0.5, ("names_related", 0.5, ("again", 1.5, 0.0141, -0.1465), ("again", 0.5, -0.0204, 0.1742)), ("level", 4.5, ("text_near", 1.725, -0.1454, -0.0207), 0.0565)),
    ("since", 3.585, ("heading_near", 0.2, ("headed", 0.5, 0.012, -0.1443), 0.1126), ("names_related", 0.5, -0.1332, 0.0115)),
    ("beside", 0.5, ("group_words", 7.7, ("line_share", 0.0404, -0.0933, 0.0478), ("name_words", 1.5, 0.0808, -0.1193)), ("name_words", 2.5, -0.0916, ("heading_steps", 0.5, 0.1025, -0.067))),
    ("same_section", 0.5, ("name_words", 4.5, ("text_near", 0.4525, -0.0006, -0.1879), ("since", 1.585, 0.1227, -0.125)), ("name_words", 7.5, ("group_near", 0.2636, 0.1379, 0.0012), ("beside", 0.5, -0.0949, 0.0413))),
    ("depth_differs", 1.5, ("slug_near", 2.4076, ("group_newer", 0.3667, 0.0011, -0.1055), ("words", 10.0, 0.1068, 0.0195)), ("text_near", 0.9738, -0.1112, -0.0189)),
    ("since", 3.585, ("named_related", 0.5, ("heading_steps", 0.5, 0.0054, -0.1147), ("least_near", 0.8972, 0.0094, 0.1343)), ("names_related", 0.5, -0.1234, 0.0131)),
)
