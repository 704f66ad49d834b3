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
    ("in_text", 0.5, ("least_near", 1.8781, ("group_newer", -1.0, -0.2263, -0.3847), ("has_number", 0.5, -0.1137, 0.2454)), ("is_article", 0.5, -0.2695, 0.371)),
    ("in_text", 0.5, ("least_near", 1.8781, ("beside", 0.5, -0.323, -0.1669), ("beside", 0.5, -0.0668, 0.2468)), ("is_article", 0.5, -0.2311, 0.3102)),
    ("in_text", 0.5, ("least_near", 1.3494, ("group_newer", -1.0, -0.1416, -0.2914), ("beside", 0.5, -0.1454, 0.2565)), ("is_article", 0.5, -0.2027, 0.2725)),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.147, -0.195), ("line_length", 2.22, -0.2695, -0.0898)), ("is_article", 0.5, -0.1804, 0.2463)),
    ("since", 0.0, ("is_article", 0.5, -0.2217, ("branch_items", 1.7925, 0.197, -0.1367)), ("least_near", 1.3494, ("since", 2.585, -0.1497, -0.2516), ("again", 0.5, 0.2371, -0.1395))),
    ("in_text", 0.5, ("beside", 0.5, ("least_near", 2.3997, -0.2277, 0.0149), ("least_near", 0.5981, -0.1324, 0.2518)), ("is_article", 0.5, -0.1407, ("slug_near", 1.1269, 0.1204, 0.2326))),
    ("since", 1.585, ("depth_differs", 0.5, ("newer", -0.5, 0.2293, 0.0079), ("slug_near", 1.6484, -0.1874, 0.1319)), ("since", 3.4594, ("level", 3.5, -0.1581, 0.1258), -0.2324)),
    ("level", 0.5, ("branch_items", 2.4534, ("name_words", 4.5, -0.0866, 0.1556), -0.214), ("level", 5.0, ("near", 2.2537, -0.2258, -0.0782), ("group_newer", -1.0, 0.197, -0.1624))),
    ("since", 2.0, ("slug_near", 2.1772, ("newer", -0.5, 0.0874, -0.1331), ("text_near", 0.4525, 0.0601, 0.2123)), ("line_length", 2.22, ("level", 5.0, -0.2173, -0.0417), ("near", 0.8972, -0.1283, 0.1478))),
    ("in_text", 0.5, ("beside", 0.5, ("group_newer", -1.0, -0.0935, -0.2132), ("branch_items", 2.4534, 0.088, -0.1952)), ("name_words", 2.5, ("newer", -0.5, 0.0806, -0.141), ("text_words", 2.5, 0.0874, 0.2111))),
    ("since", 3.1699, ("depth_differs", 0.5, ("newer", -0.5, 0.175, -0.0334), ("slug_near", 2.2582, -0.1561, 0.1274)), ("group_near", 1.7288, -0.2063, -0.017)),
    ("level", 0.5, ("again", 0.5, ("headed", 0.5, 0.116, -0.1471), ("text_near", 2.7029, -0.1861, 0.0394)), ("level", 5.0, ("group_words", 11.9167, -0.2101, -0.0596), ("since", 3.4594, 0.1948, -0.1331))),
    ("since", 3.4594, ("slug_near", 2.1772, ("newer", -0.5, 0.0583, -0.119), ("branch_items", 1.2925, 0.1839, 0.0239)), -0.1968),
    ("since", 3.4594, ("again", 0.5, ("is_article", 0.5, -0.1488, 0.0801), ("beside", 0.5, -0.184, 0.0107)), -0.1914),
    ("in_text", 0.5, ("group_newer", -1.0, ("headed", 0.5, 0.0676, -0.1784), ("group_near", 1.7288, -0.1838, 0.0129)), ("name_words", 2.5, ("has_number", 0.5, -0.1235, 0.0414), ("text_words", 2.5, 0.0517, 0.195))),
    ("since", 3.4594, ("line_length", 1.54, ("newer", -0.5, 0.032, -0.1207), ("slug_near", 0.9738, -0.035, 0.1925)), -0.1825),
    ("again", 0.5, ("headed", 0.5, ("heading_steps", 0.5, 0.0992, -0.104), ("least_near", 0.5981, -0.1937, 0.0499)), ("slug_near", 2.1772, ("beside", 0.5, -0.1949, -0.0548), 0.0286)),
    ("since", 3.7004, ("depth_differs", 0.5, ("group_words", 8.7778, 0.118, -0.0366), ("name_words", 4.5, -0.1713, -0.0186)), -0.1801),
    ("slug_near", 2.1772, ("again", 0.5, ("newer", -0.5, 0.0473, -0.0886), ("beside", 0.5, -0.1841, -0.0432)), ("since", 1.585, 0.1606, -0.0133)),
    ("since", 3.7004, ("named_other", 0.5, ("depth_differs", 0.5, 0.0649, -0.0756), -0.1822), -0.1724),
    ("branch_items", 2.4534, ("name_words", 4.5, ("text_near", 2.032, -0.149, 0.0738), ("words", 10.1667, 0.1371, -0.0548)), ("level", 5.0, -0.1885, 0.1353)),
    ("line_length", 2.22, ("since", 2.0, ("others", 0.5, 0.0264, -0.1374), ("level", 5.0, -0.1738, 0.0688)), ("slug_near", 0.9738, ("text_words", 3.1667, -0.1111, 0.03), 0.1737)),
    ("slug_near", 2.1772, ("again", 0.5, ("headed", 0.5, 0.02, -0.145), ("beside", 0.5, -0.1658, -0.0179)), ("words", 10.1667, 0.1382, 0.0259)),
    ("since", 3.7004, ("names_inline", 0.5, ("has_number", 0.5, -0.0721, 0.0664), -0.1513), -0.1551),
    ("others", 0.5, ("headed", 0.5, ("name_words", 6.5, -0.0312, 0.1304), ("least_near", 0.6747, -0.1699, 0.014)), ("level", 5.0, ("group_near", 1.2229, -0.195, -0.0337), 0.1211)),
    ("again", 0.5, ("text_near", 1.277, ("group_newer", -1.0, 0.0631, -0.0958), ("line_length", 1.54, 0.0264, 0.1367)), ("beside", 0.5, -0.1456, 0.0226)),
    ("heading_steps", 0.5, ("headed", 0.5, ("beside", 0.5, -0.0139, 0.1525), ("heading_near", 0.3373, -0.1632, 0.0171)), ("level", 5.0, ("named_related", 0.5, -0.1855, -0.0398), 0.0897)),
    ("slug_near", 1.6484, ("group_newer", -1.0, ("depth_differs", 0.5, 0.0742, -0.1219), ("in_text", 0.5, -0.1254, 0.0089)), ("line_length", 1.54, ("text_near", 1.5794, -0.0512, 0.0597), 0.1364)),
    ("since", 3.4594, ("names_inline", 0.5, ("has_number", 0.5, -0.0594, 0.0625), -0.1312), -0.1314),
    ("others", 0.5, ("name_words", 4.5, ("same_section", 0.5, -0.139, 0.0281), ("beside", 0.5, -0.0178, 0.1673)), ("level", 5.0, ("named_related", 0.5, -0.1799, -0.0408), 0.0871)),
    ("line_length", 1.54, ("beside", 0.5, ("name_words", 1.5, 0.0681, -0.1186), ("branch_items", 2.161, 0.0882, -0.1178)), ("slug_near", 0.9738, ("name_words", 5.5, -0.0792, 0.0294), 0.1539)),
    ("slug_near", 1.8781, ("headed", 0.5, ("group_newer", -1.0, 0.0561, -0.0591), -0.1192), ("words", 10.1667, 0.1178, -0.0054)),
    ("others", 0.5, ("name_words", 6.5, ("has_number", 0.5, -0.1142, 0.0204), ("words", 10.1667, 0.1499, -0.0327)), ("level", 5.0, ("most_near", 2.5614, -0.1696, -0.0397), 0.0778)),
    ("line_length", 2.22, ("since", 2.585, ("named_other", 0.5, 0.0153, -0.1275), ("level", 5.0, -0.1484, 0.0101)), ("slug_near", 0.9738, ("text_words", 4.1667, -0.0709, 0.031), 0.1395)),
    ("since", 3.4594, ("names_inline", 0.5, ("name_words", 6.5, -0.0236, 0.066), -0.1149), -0.1152),
    ("text_near", 1.5794, ("group_newer", -1.0, ("group_near", 0.2553, 0.1146, -0.0522), ("line_length", 1.54, -0.119, 0.026)), ("branch_items", 1.7925, ("slug_near", 0.6747, 0.018, 0.1096), -0.0411)),
    ("headed", 0.5, ("heading_steps", 0.5, ("text_words", 2.5, -0.0671, 0.0831), ("named_related", 0.5, -0.1572, 0.0388)), ("slug_near", 0.9738, -0.1335, -0.0014)),
    ("is_lower", 0.5, ("beside", 0.5, ("name_words", 3.5, 0.0275, -0.1052), ("name_words", 7.5, -0.0478, 0.1434)), 0.0806),
    ("headed", 0.5, ("others", 0.5, ("name_words", 6.5, -0.0224, 0.0971), ("level", 5.0, -0.1268, 0.0703)), ("least_near", 0.0, -0.1279, 0.0019)),
    ("depth_differs", 0.5, ("group_newer", -1.0, ("branch_items", 1.2925, 0.1471, 0.0103), ("slug_near", 1.1269, -0.0774, 0.0517)), ("group_newer", -0.1429, -0.1268, ("name_words", 4.5, -0.1086, 0.1205))),
    ("line_length", 2.22, ("words", 10.1667, ("inside", 0.5, -0.0373, 0.0894), ("branch_items", 1.7925, -0.0181, -0.1289)), ("name_words", 5.5, ("text_words", 3.1667, -0.0733, 0.0339), 0.1273)),
    ("headed", 0.5, ("text_words", 2.5, ("name_words", 5.5, -0.1185, -0.0031), ("level", 0.5, 0.0729, -0.0466)), ("slug_near", 0.9738, -0.1183, -0.0025)),
    ("words", 1.5, ("text_words", 2.5, ("name_words", 4.5, -0.0824, 0.0289), ("slug_near", 0.4525, 0.0382, 0.1365)), ("beside", 0.5, ("name_words", 1.5, 0.0711, -0.1093), ("name_words", 6.5, -0.0653, 0.0975))),
    ("depth_differs", 0.5, ("newer", -0.5, ("name_words", 3.5, 0.1387, 0.0099), ("line_length", 2.22, -0.0732, 0.0595)), ("name_words", 7.5, ("in_text", 0.5, -0.1401, 0.0038), 0.0158)),
    ("since", 3.4594, ("depth_differs", 0.5, ("group_newer", -1.0, 0.0858, -0.014), ("group_newer", -0.1429, -0.1094, 0.0055)), -0.0939),
    ("headed", 0.5, ("line_length", 0.5, ("group_newer", -1.0, 0.041, -0.1345), ("words", 11.1667, 0.0646, -0.0289)), -0.0746),
    ("slug_near", 2.1772, ("again", 1.5, ("headed", 0.5, 0.0113, -0.0764), -0.1), 0.0609),
    ("others", 0.5, ("name_words", 6.5, ("has_number", 0.5, -0.0886, 0.0168), ("beside", 0.5, -0.0124, 0.1336)), ("named_related", 0.5, -0.1392, 0.0431)),
    ("is_lower", 0.5, ("beside", 0.5, ("name_words", 3.5, 0.027, -0.0863), ("name_words", 7.5, -0.0324, 0.1013)), 0.0668),
    ("headed", 0.5, ("text_words", 2.5, ("text_words", 1.1667, 0.0175, -0.1212), ("others", 0.5, 0.0638, -0.0451)), -0.0699),
)
