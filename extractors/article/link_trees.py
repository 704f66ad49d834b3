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
    ("in_text", 0.5, ("least_near", 1.3531, ("group_newer", -1.0, -0.2174, -0.3766), ("beside", 0.5, -0.247, 0.2468)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0375, -0.3007), ("depth_differs", 1.5, 0.372, 0.114))),
    ("in_text", 0.5, ("least_near", 2.17, ("since", 2.0, -0.1916, -0.3158), ("beside", 0.5, -0.1075, 0.2271)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0324, -0.2554), ("depth_differs", 1.5, 0.3105, 0.1006))),
    ("in_text", 0.5, ("least_near", 0.7512, ("group_newer", -1.0, -0.1517, -0.2835), ("beside", 0.5, -0.2115, 0.2277)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0281, -0.2236), ("depth_differs", 1.5, 0.2725, 0.0891))),
    ("in_text", 0.5, ("since", 2.0, ("group_newer", -1.0, 0.1346, -0.1847), ("line_length", 2.91, -0.257, -0.0479)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0244, -0.1993), ("line_length", 0.71, 0.0578, 0.246))),
    ("in_text", 0.5, ("least_near", 0.7512, ("group_newer", -1.0, -0.1083, -0.2377), ("beside", 0.5, -0.1644, 0.2033)), ("is_article", 0.5, ("depth_differs", 0.5, -0.0211, -0.1796), ("depth_differs", 1.5, 0.2265, 0.0522))),
    ("in_text", 0.5, ("since", 2.0, ("depth_differs", 0.5, 0.0447, -0.2064), ("line_length", 1.62, -0.2262, -0.0662)), ("is_article", 0.5, ("number_alike", 0.5, -0.1792, -0.0354), ("line_length", 0.71, 0.0314, 0.2092))),
    ("since", 0.0, ("depth_differs", 0.5, ("newer", -0.5, 0.2557, 0.0598), ("name_words", 3.5, -0.2197, 0.0678)), ("group_near", 1.8061, ("since", 3.3219, -0.1324, -0.2231), ("line_length", 1.02, -0.157, 0.1621))),
    ("in_text", 0.5, ("group_newer", -1.0, ("headed", 0.5, 0.0763, -0.2113), ("slug_near", 1.7288, -0.1986, 0.0001)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0506, -0.168), ("text_words", 1.1667, 0.0532, 0.2029))),
    ("level", 0.5, ("again", 0.5, ("is_article", 0.5, -0.1374, 0.122), ("slug_near", 2.4076, -0.1964, 0.1095)), ("named_related", 0.5, ("group_near", 1.2582, -0.2238, -0.1105), ("group_section", 0.7273, -0.1901, 0.0206))),
    ("since", 1.585, ("slug_near", 1.1269, ("newer", -0.5, 0.0936, -0.1158), ("depth_differs", 1.5, 0.1647, -0.0376)), ("same_section", 0.5, -0.2147, ("line_length", 1.62, -0.1354, 0.1263))),
    ("since", 2.0, ("depth_differs", 0.5, ("others", 0.5, 0.1174, -0.1499), ("slug_near", 1.8781, -0.1563, 0.1179)), ("line_length", 1.62, ("named_related", 0.5, -0.2035, -0.0976), ("newer", -0.5, 0.2515, -0.1186))),
    ("since", 3.3219, ("depth_differs", 0.5, ("others", 0.5, 0.0928, -0.1193), ("slug_near", 1.8781, -0.1442, 0.0861)), ("is_paragraph", 0.5, ("names_related", 0.5, -0.2081, -0.0596), 0.0917)),
    ("since", 3.3219, ("newer", -0.5, ("group_words", 8.7778, 0.1866, -0.0432), ("slug_near", 0.6747, -0.133, 0.0406)), ("is_paragraph", 0.5, ("names_related", 0.5, -0.2028, -0.0516), 0.0809)),
    ("branch_items", 2.0, ("is_article", 0.5, ("line_share", 0.0929, -0.0118, -0.1845), ("again", 1.5, 0.0845, -0.1107)), ("level", 5.5, ("group_near", 1.4646, -0.1816, 0.0211), ("group_newer", -1.0, 0.2734, -0.0885))),
    ("line_length", 1.62, ("since", 3.3219, ("newer", -0.5, 0.0525, -0.0919), ("names_related", 0.5, -0.1934, -0.0683)), ("name_words", 2.5, ("depth_differs", 0.5, 0.0555, -0.1391), ("inside", 0.5, 0.1489, -0.0345))),
    ("others", 0.5, ("headed", 0.5, ("depth_differs", 0.5, 0.1035, -0.0711), ("slug_near", 1.7288, -0.1659, 0.0472)), ("level", 4.5, ("line_length", 1.62, -0.2012, 0.0119), 0.1169)),
    ("since", 4.0, ("group_newer", 0.3667, ("is_article", 0.5, -0.1139, 0.0452), -0.1799), ("names_related", 0.5, -0.1833, ("branch_items", 2.8074, 0.0704, -0.1421))),
    ("others", 0.5, ("headed", 0.5, ("name_words", 2.5, -0.0697, 0.083), ("least_near", 0.5981, -0.165, 0.0079)), ("level", 4.5, ("line_length", 1.62, -0.1932, 0.0171), 0.1035)),
    ("since", 4.0, ("group_newer", 0.3667, ("depth_differs", 0.5, 0.0521, -0.0704), -0.1671), ("names_related", 0.5, -0.1754, ("branch_items", 2.8074, 0.0641, -0.1294))),
    ("line_length", 1.62, ("group_words", 10.875, ("inside", 0.5, -0.0598, 0.083), ("text_near", 2.4845, -0.1603, 0.0157)), ("newer", -0.5, ("text_near", 0.8282, 0.0268, 0.1917), ("slug_near", 0.4525, -0.1286, 0.0889))),
    ("branch_items", 3.3219, ("newer", -0.5, ("headed", 0.5, 0.1143, -0.1273), ("slug_near", 2.1813, -0.0744, 0.0942)), ("level", 4.5, ("again", 1.5, -0.1811, -0.0165), 0.0046)),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.0017, 0.1279), ("named_related", 0.5, -0.1381, 0.0346)), ("level", 4.5, ("near", 2.1772, -0.1866, 0.0031), 0.1017)),
    ("group_words", 10.875, ("name_words", 3.5, ("same_section", 0.5, -0.1217, 0.0466), ("others", 0.5, 0.1088, -0.1317)), ("beside", 0.5, ("name_words", 1.5, 0.023, -0.1763), ("inside", 0.5, 0.1311, -0.0751))),
    ("group_newer", 0.3667, ("named_related", 0.5, ("level", 0.5, 0.0172, -0.1374), ("same_section", 0.5, -0.0555, 0.1718)), -0.1633),
    ("since", 4.5236, ("group_words", 10.875, ("before", 0.5, 0.0488, -0.1324), ("beside", 0.5, -0.1286, 0.0254)), ("text_near", 0.8282, -0.1612, -0.0245)),
    ("group_newer", 0.3667, ("branch_items", 3.4594, ("named_related", 0.5, -0.0069, 0.1231), ("level", 4.5, -0.1495, -0.0045)), -0.1549),
    ("line_length", 1.62, ("depth_differs", 0.5, ("group_newer", 0.0, 0.0098, -0.1499), ("beside", 0.5, -0.1571, -0.011)), ("newer", -0.5, ("text_near", 0.8282, 0.0051, 0.16), ("in_text", 0.5, -0.0961, 0.078))),
    ("since", 4.5236, ("named_other", 0.5, ("depth_differs", 1.5, 0.0288, -0.1063), -0.1554), ("text_near", 0.7512, -0.1491, -0.0312)),
    ("others", 0.5, ("items", 3.2459, ("name_words", 2.5, -0.0624, 0.0497), -0.1263), ("level", 4.5, ("near", 2.1772, -0.1714, 0.0013), 0.0925)),
    ("group_words", 10.875, ("same_section", 0.5, ("name_words", 4.5, -0.1238, 0.0469), ("named_related", 0.5, 0.0032, 0.191)), ("inside", 0.5, ("branch_items", 1.585, 0.1247, -0.0884), ("group_section", 0.875, 0.0031, -0.1439))),
    ("group_newer", 0.3667, ("since", 4.5236, ("named_other", 0.5, 0.0234, -0.1386), ("text_near", 0.6747, -0.1312, -0.0359)), -0.1403),
    ("line_length", 1.62, ("depth_differs", 1.5, ("others", 0.5, 0.0058, -0.096), -0.15), ("group_newer", -1.0, 0.1507, ("inside", 0.5, 0.0497, -0.1383))),
    ("since", 3.7004, ("level", 2.5, ("slug_near", 2.4076, -0.0238, 0.0897), ("words", 7.0, 0.1962, 0.0386)), ("group_section", 0.875, -0.1501, ("names_related", 0.5, -0.0793, 0.093))),
    ("group_newer", 0.3667, ("ends_alike", 0.5, ("named_related", 0.5, -0.0442, 0.0654), ("group_words", 8.7778, 0.1266, -0.047)), -0.1296),
    ("branch_items", 3.4594, ("others", 0.5, ("headed", 0.5, 0.0402, -0.0654), ("heading_steps", 4.5, -0.1411, 0.0731)), ("level", 4.5, -0.132, -0.0156)),
    ("since", 4.3219, ("depth_differs", 1.5, ("names_inline", 0.5, 0.0261, -0.112), ("words", 0.0, 0.0287, -0.1449)), ("branch_items", 2.585, -0.007, -0.1391)),
    ("group_newer", -1.0, ("headed", 0.5, ("again", 1.5, 0.1235, -0.1284), -0.12), ("in_text", 0.5, ("group_words", 6.3333, -0.1457, -0.0055), ("line_share", 0.0395, -0.0854, 0.0738))),
    ("others", 0.5, ("items", 3.2459, ("items", 1.7925, -0.01, 0.0799), -0.1046), ("level", 4.5, ("line_length", 1.02, -0.1523, 0.0023), 0.0571)),
    ("group_newer", 0.3667, ("group_words", 10.875, ("group_section", 0.4667, -0.015, 0.0767), ("inside", 0.5, 0.0329, -0.1003)), -0.1187),
    ("since", 3.7004, ("headed", 0.5, ("group_newer", -1.0, 0.0921, -0.0073), ("heading_near", 0.2, -0.1547, 0.0774)), ("most_near", 0.3756, 0.0617, ("text_near", 1.7288, -0.1574, 0.0304))),
    ("others", 0.5, ("depth_differs", 1.5, ("beside", 0.5, -0.0079, 0.0709), ("line_length", 2.22, -0.1262, 0.0296)), ("level", 4.5, ("most_near", 2.6293, -0.1555, -0.0119), 0.0495)),
    ("slug_near", 2.4076, ("number_alike", 0.5, ("has_number", 0.5, -0.145, 0.0403), ("name_words", 5.5, 0.038, -0.0353)), ("has_number", 0.5, ("line_length", 1.02, -0.0567, 0.0409), 0.1273)),
    ("since", 4.5236, ("group_newer", 0.3667, ("named_related", 0.5, -0.0068, 0.0736), -0.1011), -0.1003),
    ("others", 0.5, ("text_words", 0.8333, -0.0938, ("level", 0.5, 0.0369, -0.0415)), ("level", 4.5, ("most_near", 2.6293, -0.148, -0.0141), 0.0384)),
    ("slug_near", 2.4076, ("number_alike", 0.5, ("name_words", 4.5, -0.1273, 0.0559), ("items", 3.3907, 0.0082, -0.101)), ("has_number", 0.5, ("inside", 0.5, 0.03, -0.0517), 0.114)),
    ("group_words", 10.875, ("again", 1.5, ("level", 0.5, 0.0343, -0.0776), 0.1472), ("inside", 0.5, ("branch_items", 1.585, 0.117, -0.0688), ("name_words", 4.5, 0.0071, -0.1216))),
    ("group_newer", 0.3667, ("named_related", 0.5, ("again", 0.5, 0.0115, -0.1039), ("most_near", 1.3531, 0.15, -0.0108)), -0.0999),
    ("names_inline", 0.5, ("group_newer", -1.0, ("again", 0.5, 0.0921, -0.0675), ("group_words", 10.875, 0.0046, -0.0805)), -0.0945),
    ("slug_near", 2.4076, ("most_near", 2.7029, ("text_words", 0.8333, -0.158, -0.0146), ("has_number", 0.5, -0.0822, 0.1055)), ("has_number", 0.5, ("inside", 0.5, 0.0258, -0.0354), 0.1112)),
    ("others", 0.5, ("name_words", 3.5, ("depth_differs", 0.5, 0.0207, -0.1242), ("line_length", 0.71, 0.0797, -0.0232)), ("heading_steps", 4.5, ("most_near", 2.7029, -0.1396, -0.0122), 0.0413)),
)
