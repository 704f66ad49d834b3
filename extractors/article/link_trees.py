"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.article.trees import Tree

# Fitted on 473 pages with 1267 related links.
# SHA-256 of their labels:
# 0b6a0d0646dc2033cbcb81d79398f09d4e5a3605a866a2c3e8aea3af4d51aeea
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.3566, 0.2548), ("beside", 0.5, -0.1672, 0.2644)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0375, -0.3007), ("depth_differs", 1.5, 0.372, 0.1141))),
    ("in_text", 0.5, ("least_near", 1.7333, ("alike", 3.8467, -0.2956, 0.2248), ("beside", 0.5, -0.1399, 0.2235)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0325, -0.2555), ("depth_differs", 1.5, 0.3104, 0.1006))),
    ("in_text", 0.5, ("least_near", 0.7512, ("alike", 3.8467, -0.27, 0.1863), ("beside", 0.5, -0.217, 0.2417)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0281, -0.2236), ("depth_differs", 1.5, 0.2724, 0.0891))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 2.0, 0.1498, -0.1797), ("slug_near", 1.5025, -0.2624, -0.086)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0244, -0.1993), ("line_length", 0.71, 0.0578, 0.2459))),
    ("in_text", 0.5, ("group_newer", -1.0, ("since", 0.0, 0.2067, -0.1221), ("least_near", 1.3531, -0.2396, -0.0399)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0211, -0.1796), ("depth_differs", 1.5, 0.2265, 0.0522))),
    ("in_text", 0.5, ("level", 0.5, ("beside", 0.5, -0.1737, 0.0388), ("level", 5.5, -0.2329, -0.1055)), ("is_article", 0.5, ("number_alike", 0.5, -0.1793, -0.0354), ("line_length", 0.71, 0.0315, 0.2091))),
    ("since", 1.585, ("depth_differs", 0.5, ("newer", -0.5, 0.22, 0.0432), ("slug_near", 1.8781, -0.1791, 0.1405)), ("line_length", 2.18, ("since", 3.3219, -0.1464, -0.2296), ("newer", -0.5, 0.308, -0.119))),
    ("level", 0.5, ("slug_near", 1.7288, ("again", 0.5, 0.0133, -0.2024), ("group_words", 11.2, 0.207, 0.0105)), ("level", 5.5, ("near", 2.1742, -0.2181, -0.0859), ("group_newer", -1.0, 0.2214, -0.1755))),
    ("since", 1.585, ("is_article", 0.5, ("text_words", 1.1667, -0.0302, -0.1903), ("branch_items", 2.0, 0.1184, -0.1205)), ("line_length", 2.18, ("since", 3.3219, -0.1186, -0.2121), ("group_section", 0.8333, -0.1609, 0.2201))),
    ("level", 0.5, ("again", 0.5, ("is_article", 0.5, -0.135, 0.1088), ("slug_near", 2.4076, -0.1805, 0.0786)), ("group_newer", -1.0, ("level", 3.5, -0.1384, 0.2116), ("near", 2.7753, -0.2033, -0.0406))),
    ("line_length", 1.6, ("since", 2.0, ("alike", 1.2925, -0.0897, 0.1453), ("level", 5.5, -0.1933, -0.0449)), ("is_article", 0.5, ("slug_near", 0.2991, -0.1545, 0.0271), ("since", 4.4594, 0.156, -0.0941))),
    ("since", 3.3219, ("depth_differs", 0.5, ("newer", -0.5, 0.1654, -0.0148), ("name_words", 4.5, -0.1952, -0.0128)), ("group_near", 1.7291, -0.1967, ("beside", 0.5, -0.106, 0.1747))),
    ("in_text", 0.5, ("group_newer", -1.0, ("headed", 0.5, 0.1047, -0.1797), ("slug_near", 1.3494, -0.1798, 0.0008)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0556, -0.1438), ("text_words", 1.1667, -0.0003, 0.1769))),
    ("line_length", 1.6, ("since", 3.3219, ("alike", 1.2925, -0.076, 0.1044), ("near", 2.1742, -0.1956, -0.056)), ("name_words", 2.5, ("depth_differs", 0.5, 0.077, -0.1498), ("inside", 0.5, 0.156, -0.0357))),
    ("since", 3.585, ("depth_differs", 0.5, ("group_newer", 0.0, 0.0779, -0.1512), ("in_text", 0.5, -0.1528, 0.0073)), ("text_near", 1.7288, ("alike", 1.2925, -0.197, -0.0539), ("name_words", 7.5, 0.103, -0.1175))),
    ("since", 3.585, ("slug_near", 2.4076, ("newer", -0.5, 0.0577, -0.0794), ("depth_differs", 1.5, 0.1777, -0.0576)), ("line_length", 1.6, ("slug_near", 1.7288, -0.1928, -0.0344), ("group_section", 0.6667, -0.1158, 0.1244))),
    ("line_length", 1.6, ("alike", 1.2925, ("group_words", 10.0, -0.0523, -0.1804), ("beside", 0.5, -0.1016, 0.197)), ("newer", -0.5, ("group_section", 0.2, 0.0942, 0.2569), ("slug_near", 0.4525, -0.1354, 0.1028))),
    ("since", 3.585, ("depth_differs", 0.5, ("level", 2.5, 0.0249, 0.2996), ("name_words", 3.5, -0.1688, -0.018)), ("text_near", 1.7288, ("alike", 1.2925, -0.1866, -0.0341), ("least_near", 0.0, 0.0627, -0.0643))),
    ("heading_steps", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.1055, -0.0591), ("least_near", 1.3531, -0.174, 0.0941)), ("level", 5.5, ("group_near", 1.7291, -0.2042, -0.063), 0.0985)),
    ("branch_items", 3.3219, ("newer", -0.5, ("again", 1.5, 0.11, -0.1533), ("slug_near", 1.8781, -0.086, 0.0908)), ("level", 3.5, -0.1807, -0.0217)),
    ("heading_steps", 0.5, ("headed", 0.5, ("name_words", 2.5, -0.0606, 0.0912), ("least_near", 0.5981, -0.1819, 0.0519)), ("level", 5.5, ("near", 2.1742, -0.1973, -0.0513), ("name_words", 3.5, 0.1251, -0.0059))),
    ("group_words", 10.0, ("branch_items", 2.8074, ("name_words", 3.5, -0.0455, 0.1092), -0.1288), ("beside", 0.5, ("group_newer", -1.0, -0.0506, -0.1927), ("line_share", 0.9577, 0.1605, -0.058))),
    ("heading_steps", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.0794, -0.0519), ("least_near", 0.5981, -0.1722, 0.0504)), ("level", 5.5, ("group_near", 1.7291, -0.1902, -0.0409), ("most_near", 0.6788, 0.1202, -0.0066))),
    ("group_words", 10.0, ("same_section", 0.5, ("name_words", 4.5, -0.1289, 0.048), ("named_related", 0.5, 0.0319, 0.2512)), ("beside", 0.5, ("group_newer", -1.0, -0.0407, -0.1848), ("inside", 0.5, 0.1258, -0.0614))),
    ("group_newer", 0.3667, ("since", 3.585, ("named_other", 0.5, 0.0363, -0.1501), ("names_related", 0.5, -0.1441, 0.0532)), -0.1628),
    ("heading_steps", 0.5, ("headed", 0.5, ("group_newer", -1.0, 0.1343, 0.0032), ("least_near", 0.5981, -0.1607, 0.0518)), ("level", 5.5, ("near", 2.1742, -0.1819, -0.0308), ("name_words", 3.5, 0.0923, -0.0115))),
    ("again", 0.5, ("newer", -0.5, ("headed", 0.5, 0.1103, -0.0694), ("level", 0.5, 0.0096, -0.155)), ("named_related", 0.5, ("most_near", 2.7029, -0.1843, -0.0378), ("group_words", 9.3333, 0.2399, -0.07))),
    ("group_newer", 0.3667, ("group_words", 10.0, ("same_section", 0.5, -0.0272, 0.0911), ("beside", 0.5, -0.1318, 0.0504)), -0.1494),
    ("heading_steps", 0.5, ("headed", 0.5, ("depth_differs", 1.5, 0.0494, -0.0965), ("heading_near", 0.2, -0.1562, 0.0472)), ("level", 5.5, ("near", 2.1742, -0.176, -0.0217), 0.0369)),
    ("branch_items", 3.3219, ("group_newer", 0.3667, ("names_related", 0.5, -0.0004, 0.1386), -0.1314), ("level", 3.5, -0.15, -0.0143)),
    ("heading_steps", 0.5, ("beside", 0.5, ("group_words", 7.8, 0.0394, -0.1109), ("group_words", 6.1667, -0.058, 0.1358)), ("level", 5.5, ("group_near", 1.4068, -0.1669, -0.0351), 0.0331)),
    ("since", 3.585, ("depth_differs", 1.5, ("slug_near", 2.4076, 0.0013, 0.1237), ("line_length", 2.18, -0.1464, 0.0335)), ("text_near", 1.7288, ("line_length", 0.92, -0.1526, -0.0316), 0.0329)),
    ("alike", 1.2925, ("slug_near", 2.4076, ("level", 2.5, -0.0596, 0.0718), ("words", 10.0, 0.1137, -0.0292)), ("depth_differs", 0.5, ("newer", -0.5, 0.1776, 0.037), -0.0563)),
    ("heading_steps", 0.5, ("group_words", 10.0, ("most_near", 1.3531, -0.0057, 0.1686), ("inside", 0.5, 0.0435, -0.1089)), ("named_related", 0.5, -0.1477, ("heading_steps", 2.5, -0.0772, 0.086))),
    ("since", 3.585, ("newer", -0.5, ("again", 0.5, 0.093, -0.0806), ("name_words", 2.5, -0.0974, 0.0158)), ("text_near", 1.7288, ("most_near", 0.6788, -0.0345, -0.1457), 0.0242)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("group_words", 10.0, 0.0452, -0.0399), ("line_length", 2.18, -0.1384, 0.0329)), -0.1273),
    ("alike", 1.2925, ("is_lower", 0.5, ("level", 2.5, -0.0534, 0.0498), ("name_words", 4.5, -0.0255, 0.1296)), ("alike", 2.161, ("beside", 0.5, 0.021, 0.1819), -0.0743)),
    ("heading_steps", 0.5, ("headed", 0.5, ("items", 1.7925, -0.0011, 0.1144), ("least_near", 0.5981, -0.1358, 0.0677)), ("heading_steps", 4.5, ("most_near", 2.4, -0.1499, -0.0357), 0.0383)),
    ("branch_items", 3.3219, ("newer", -0.5, ("again", 1.5, 0.0802, -0.1203), ("name_words", 2.5, -0.0944, 0.0131)), ("level", 3.5, -0.1331, -0.0116)),
    ("line_length", 1.6, ("since", 3.3219, ("level", 2.5, -0.0221, 0.1046), ("names_related", 0.5, -0.1497, -0.0013)), ("inside", 0.5, ("line_share", 0.0396, -0.0349, 0.09), -0.0543)),
    ("others", 0.5, ("beside", 0.5, ("group_words", 7.8, 0.0305, -0.0856), ("name_words", 3.5, -0.0717, 0.1031)), ("heading_steps", 4.5, ("most_near", 2.7029, -0.151, -0.027), 0.0526)),
    ("alike", 1.2925, ("line_length", 0.47, ("slug_near", 1.3494, -0.12, 0.0657), ("group_words", 10.0, 0.0283, -0.0627)), ("alike", 2.161, ("branch_items", 1.585, 0.1415, -0.0111), -0.072)),
    ("group_newer", 0.3667, ("depth_differs", 1.5, ("others", 0.5, 0.0296, -0.0582), ("in_text", 0.5, -0.1304, 0.0211)), -0.1128),
    ("since", 4.4594, ("group_newer", -1.0, ("depth_differs", 0.5, 0.0938, -0.1075), ("slug_near", 0.2263, -0.0619, 0.0119)), -0.1005),
    ("alike", 1.2925, ("slug_near", 2.4076, ("level", 2.5, -0.046, 0.0571), ("in_text", 0.5, -0.0003, 0.1144)), ("alike", 2.161, ("beside", 0.5, 0.0128, 0.1497), -0.0657)),
    ("heading_steps", 0.5, ("headed", 0.5, ("items", 1.7925, -0.0073, 0.1077), ("heading_near", 0.2, -0.1325, 0.0631)), ("named_related", 0.5, -0.1236, ("line_length", 0.71, -0.0394, 0.0545))),
    ("since", 3.585, ("group_newer", 0.3667, ("before", 0.5, 0.025, -0.0792), -0.0921), ("group_section", 0.9333, -0.1247, -0.0033)),
    ("others", 0.5, ("beside", 0.5, ("group_words", 7.8, 0.0263, -0.0765), ("group_words", 7.8, -0.0282, 0.1017)), ("level", 4.5, ("names_related", 0.5, -0.1352, -0.0158), 0.0398)),
    ("group_newer", -1.0, ("depth_differs", 0.5, ("headed", 0.5, 0.1137, -0.0772), -0.098), ("level", 0.5, ("line_share", 0.0396, -0.0948, 0.0224), ("group_section", 0.7273, -0.1517, 0.0192))),
    ("line_share", 0.2039, ("slug_near", 0.0, ("same_section", 0.5, -0.0739, 0.0288), ("slug_near", 1.5025, 0.1114, -0.0237)), ("group_words", 5.0714, ("newer", -0.5, 0.0534, -0.1298), ("line_length", 0.83, 0.0474, -0.0838))),
)
