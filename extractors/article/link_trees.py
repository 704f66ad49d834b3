"""Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them."""

# ruff: noqa: E501 - made by a script, a tree in each line

from __future__ import annotations

from typing import Any

# A leaf is a part of the log odds; a fork has a signal, the value up to which to go left, two branches.
# Fitted on 187 pages with 590 related links.
# SHA-256 of their labels:
# d8f289ef643d7d5c3b5f42a51b2753953162ddbbf6cdc1210d424e753176030b
Tree = float | tuple[str, float, Any, Any]
# fmt: off
TREES: tuple[Tree, ...] = (
    ("in_text", 0.5, ("group_near", 2.0222, ("since", 2.0, -0.1846, -0.294), ("level", 1.5, 0.1811, -0.2064)), ("is_article", 0.5, ("name_words", 1.5, -0.2564, -0.0208), 0.2876)),
    ("in_text", 0.5, ("group_near", 2.0222, ("since", 2.0, -0.1588, -0.2559), ("level", 1.5, 0.1565, -0.1828)), ("is_article", 0.5, ("name_words", 1.5, -0.2268, -0.0191), 0.2504)),
    ("in_text", 0.5, ("group_near", 2.0222, ("beside", 0.5, -0.2313, -0.1319), ("level", 1.5, 0.137, -0.1643)), ("is_article", 0.5, ("name_words", 1.5, -0.2055, -0.0175), 0.2253)),
    ("in_text", 0.5, ("group_near", 2.0222, ("since", 2.0, -0.1155, -0.2137), ("beside", 0.5, -0.0351, 0.1995)), ("is_article", 0.5, ("same_section", 0.5, -0.1951, -0.0189), 0.2071)),
    ("in_text", 0.5, ("group_near", 1.725, ("inside", 0.5, -0.1942, -0.0317), ("beside", 0.5, -0.0736, 0.1856)), ("is_article", 0.5, ("name_words", 1.5, -0.178, -0.0066), 0.1932)),
    ("in_text", 0.5, ("group_near", 2.0222, ("beside", 0.5, -0.1888, -0.0825), ("level", 1.5, 0.1069, -0.1397)), ("is_article", 0.5, ("same_section", 0.5, -0.172, -0.0076), 0.1821)),
    ("in_text", 0.5, ("group_near", 1.725, ("inside", 0.5, -0.1733, -0.0101), ("beside", 0.5, -0.0633, 0.1641)), ("is_article", 0.5, ("name_words", 1.5, -0.1595, 0.0019), 0.173)),
    ("in_text", 0.5, ("group_near", 1.725, ("inside", 0.5, -0.1647, -0.0087), ("level", 1.5, 0.0849, -0.1507)), ("is_article", 0.5, ("same_section", 0.5, -0.1558, 0.0012), 0.1652)),
    ("since", 2.0, ("depth_differs", 0.5, ("others", 0.5, 0.1435, -0.1628), ("name_words", 4.5, -0.1776, -0.0244)), ("named_other", 0.5, ("line_length", 1.29, -0.1749, -0.0619), ("same_section", 0.5, -0.0008, 0.1891))),
    ("in_text", 0.5, ("beside", 0.5, ("named_other", 0.5, -0.1633, 0.1119), ("least_near", 0.5981, -0.0982, 0.2091)), ("name_words", 2.5, ("ends_alike", 0.5, -0.1491, 0.0751), 0.1609)),
    ("since", 2.585, ("depth_differs", 0.5, ("others", 0.5, 0.1275, -0.1554), ("name_words", 4.5, -0.1652, -0.0219)), ("named_other", 0.5, ("heading_near", 1.1653, -0.1687, 0.0099), ("same_section", 0.5, -0.0109, 0.162))),
    ("since", 2.585, ("depth_differs", 0.5, ("others", 0.5, 0.1128, -0.1479), ("words", 0.5, 0.0294, -0.1252)), ("named_other", 0.5, ("heading_near", 1.1653, -0.1646, 0.009), ("same_section", 0.5, -0.0099, 0.1517))),
    ("since", 2.585, ("name_words", 4.5, ("ends_alike", 0.5, -0.1342, 0.0341), ("heading_steps", 0.5, 0.1055, -0.132)), ("named_other", 0.5, ("heading_near", 1.1653, -0.1609, 0.0083), ("same_section", 0.5, -0.009, 0.143))),
    ("in_text", 0.5, ("beside", 0.5, ("named_other", 0.5, -0.1488, 0.0744), ("least_near", 0.5981, -0.0655, 0.1749)), ("name_words", 2.5, ("text_words", 2.5, -0.1457, 0.0405), 0.1468)),
    ("since", 2.585, ("depth_differs", 0.5, ("others", 0.5, 0.0933, -0.1333), ("name_words", 4.5, -0.1464, -0.013)), ("named_other", 0.5, ("heading_near", 1.1653, -0.1551, 0.0038), ("ends_alike", 0.5, -0.0913, 0.1471))),
    ("since", 2.585, ("has_number", 0.5, ("is_lower", 0.5, -0.1131, 0.0525), ("names_inline", 0.5, 0.0807, -0.187)), ("group_near", 1.725, -0.1558, ("heading_steps", 0.5, -0.0831, 0.1211))),
    ("in_text", 0.5, ("beside", 0.5, ("named_other", 0.5, -0.1383, 0.0555), ("branch_items", 2.4534, 0.0848, -0.1446)), ("name_words", 2.5, ("is_article", 0.5, -0.1314, 0.0389), 0.1385)),
    ("since", 2.585, ("name_words", 4.5, ("same_section", 0.5, -0.1427, 0.0028), ("branch_items", 2.4534, 0.0849, -0.1455)), ("group_near", 1.725, -0.1524, ("items", 2.161, -0.0747, 0.112))),
    ("again", 0.5, ("branch_items", 2.4534, ("name_words", 4.5, -0.0689, 0.0981), ("names_previous", 0.5, -0.1488, 0.1158)), ("group_near", 2.5818, ("group_near", 0.0, -0.0741, -0.155), 0.1186)),
    ("in_text", 0.5, ("beside", 0.5, ("named_other", 0.5, -0.1272, 0.0445), ("least_near", 0.2263, -0.0567, 0.1234)), ("name_words", 2.5, ("text_words", 2.5, -0.1267, 0.0447), ("text_words", 2.5, 0.0622, 0.1405))),
    ("since", 2.585, ("names_inline", 0.5, ("has_number", 0.5, -0.0729, 0.075), -0.1631), ("group_near", 1.725, -0.1483, ("items", 2.161, -0.061, 0.0998))),
    ("branch_items", 2.4534, ("text_words", 2.5, ("group_near", 0.2, -0.0155, -0.1509), ("names_inline", 0.5, 0.064, -0.1506)), ("group_near", 1.725, -0.1493, 0.1065)),
    ("level", 1.5, ("others", 0.5, ("is_article", 0.5, -0.1263, 0.0535), ("group_near", 1.5139, -0.1449, 0.0682)), ("near", 2.2537, -0.1373, -0.0062)),
    ("since", 2.585, ("name_words", 2.5, ("ends_alike", 0.5, -0.1405, 0.001), ("words", 10.1667, 0.0857, -0.0463)), ("group_near", 1.725, -0.1443, ("claim", 0.5, -0.0468, 0.1065))),
    ("again", 0.5, ("same_section", 0.5, ("in_text", 0.5, -0.1053, 0.0407), ("others", 0.5, 0.0822, -0.0866)), ("least_near", 2.6297, ("near", 0.4525, -0.0694, -0.1579), 0.1006)),
    ("branch_items", 2.4534, ("name_words", 4.5, ("same_section", 0.5, -0.1234, -0.0134), ("words", 9.5, 0.1086, -0.0276)), ("claim", 0.5, -0.1448, 0.0946)),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.01, 0.1409), ("least_near", 0.7512, -0.1568, 0.0547)), ("line_length", 1.06, -0.1436, 0.0379)),
    ("level", 1.5, ("text_words", 2.5, ("group_near", 0.2, -0.0209, -0.1559), ("names_inline", 0.5, 0.0562, -0.137)), ("near", 2.2537, ("group_near", 0.0, -0.0463, -0.1413), 0.0154)),
    ("others", 0.5, ("headed", 0.5, ("has_number", 0.5, -0.0752, 0.0744), ("least_near", 0.7512, -0.1499, 0.0514)), ("line_length", 1.06, -0.1406, 0.0307)),
    ("again", 0.5, ("is_article", 0.5, ("name_words", 2.5, -0.1363, 0.0029), ("others", 0.5, 0.0522, -0.0902)), ("group_near", 2.5818, ("near", 0.4525, -0.0467, -0.1519), 0.0885)),
    ("since", 2.585, ("names_inline", 0.5, ("text_words", 2.5, -0.0724, 0.0583), -0.1295), ("group_near", 1.725, -0.1362, ("heading_steps", 0.5, -0.0554, 0.0707))),
    ("branch_items", 2.4534, ("name_words", 6.5, ("in_text", 0.5, -0.0829, 0.0373), ("again", 1.5, 0.0811, -0.1055)), ("claim", 0.5, -0.138, 0.0809)),
    ("others", 0.5, ("headed", 0.5, ("has_number", 0.5, -0.0694, 0.0657), ("least_near", 0.7512, -0.1434, 0.049)), ("near", 2.0241, -0.1358, 0.0326)),
    ("beside", 0.5, ("line_length", 0.39, ("ends_alike", 0.5, -0.0314, 0.096), ("group_near", 2.5818, -0.1568, -0.0243)), ("words", 6.5, -0.1419, ("names_inline", 0.5, 0.1118, -0.0955))),
    ("branch_items", 2.4534, ("name_words", 6.5, ("same_section", 0.5, -0.1057, 0.0078), ("again", 1.5, 0.0722, -0.0995)), ("group_near", 1.725, -0.1331, 0.0731)),
    ("others", 0.5, ("text_words", 2.5, ("within", 0.5, -0.0193, -0.1186), ("names_inline", 0.5, 0.0496, -0.1128)), ("line_length", 1.06, -0.1318, 0.024)),
    ("since", 2.585, ("name_words", 2.5, ("words", 10.1667, -0.1101, 0.0258), ("near", 0.0, 0.0825, -0.0138)), ("group_near", 1.725, -0.1278, ("items", 2.161, -0.0437, 0.0598))),
    ("beside", 0.5, ("line_length", 0.39, ("ends_alike", 0.5, -0.0279, 0.0883), ("group_near", 2.5818, -0.1525, -0.0242)), ("words", 6.5, -0.1318, ("branch_items", 2.161, 0.1207, -0.0261))),
    ("name_words", 6.5, ("same_section", 0.5, ("in_text", 0.5, -0.1395, -0.0024), ("others", 0.5, 0.0267, -0.1031)), ("branch_items", 2.4534, ("again", 1.5, 0.0655, -0.0887), -0.0942)),
    ("others", 0.5, ("text_words", 5.3333, ("group_near", 0.2, 0.0078, -0.1116), ("names_inline", 0.5, 0.0615, -0.1022)), ("line_length", 1.06, -0.1258, 0.0204)),
    ("name_words", 6.5, ("same_section", 0.5, ("in_text", 0.5, -0.1323, -0.0046), ("branch_items", 1.7925, 0.0363, -0.0608)), ("branch_items", 2.4534, ("words", 10.1667, 0.0871, -0.016), -0.0865)),
    ("beside", 0.5, ("line_length", 0.39, ("ends_alike", 0.5, -0.0248, 0.0808), ("group_near", 2.5818, -0.1479, -0.0233)), ("words", 6.5, -0.1249, ("branch_items", 2.161, 0.1056, -0.0241))),
    ("is_article", 0.5, ("text_words", 3.1667, -0.0346, -0.1291), ("others", 0.5, ("beside", 0.5, -0.0149, 0.0793), ("near", 2.0241, -0.1225, 0.0176))),
    ("name_words", 6.5, ("in_text", 0.5, ("words", 6.5, -0.1356, -0.0267), ("name_words", 2.5, -0.0508, 0.0968)), ("again", 1.5, ("branch_items", 2.9037, 0.052, -0.0902), -0.0848)),
    ("has_number", 0.5, ("inside", 0.5, ("number_alike", 0.5, -0.0881, 0.0376), ("beside", 0.5, -0.1718, -0.0295)), ("headed", 0.5, ("others", 0.5, 0.0532, -0.0734), ("group_near", 1.5139, -0.1286, 0.0275))),
    ("names_inline", 0.5, ("has_number", 0.5, ("since", 1.0, -0.0946, 0.0288), ("level", 1.5, 0.0441, -0.0842)), -0.1012),
    ("again", 1.5, ("name_words", 6.5, ("same_section", 0.5, -0.0828, 0.0019), ("branch_items", 2.4534, 0.0499, -0.0728)), -0.0971),
    ("others", 0.5, ("headed", 0.5, ("line_length", 0.79, 0.0469, -0.0576), ("least_near", 0.7512, -0.1273, 0.0521)), ("line_length", 1.06, -0.1175, 0.018)),
    ("is_article", 0.5, ("text_words", 3.1667, -0.0202, -0.1228), ("text_words", 2.5, ("text_words", 1.1667, -0.0095, -0.1316), ("level", 1.5, 0.0399, -0.0825))),
    ("since", 2.585, ("name_words", 2.5, ("text_words", 5.3333, -0.1015, 0.0082), ("words", 9.5, 0.0582, -0.0212)), ("near", 2.2537, -0.103, 0.0212)),
    ("names_inline", 0.5, ("has_number", 0.5, ("since", 1.0, -0.0883, 0.032), ("again", 1.5, 0.0375, -0.0846)), -0.0949),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.0128, 0.0835), ("least_near", 0.7512, -0.1215, 0.0511)), ("near", 2.0241, -0.1157, 0.0129)),
    ("name_words", 6.5, ("in_text", 0.5, ("words", 6.5, -0.1281, -0.0261), ("name_words", 2.5, -0.0407, 0.0907)), ("branch_items", 2.9037, ("again", 1.5, 0.0448, -0.0698), -0.0836)),
    ("others", 0.5, ("names_inline", 0.5, ("text_words", 2.5, -0.0444, 0.0376), -0.0893), ("line_length", 1.06, -0.1119, 0.014)),
    ("number_alike", 0.5, ("depth_differs", 0.5, -0.0054, -0.126), ("since", 2.585, ("names_inline", 0.5, 0.0298, -0.0818), ("near", 2.2537, -0.0998, 0.0144))),
    ("line_length", 2.52, ("has_number", 0.5, ("is_lower", 0.5, -0.0938, 0.0406), ("depth_differs", 0.5, 0.0327, -0.0646)), 0.087),
    ("others", 0.5, ("beside", 0.5, ("line_length", 0.39, 0.032, -0.1005), ("words", 6.5, -0.1028, 0.0789)), ("near", 2.0241, -0.1079, 0.0107)),
    ("name_words", 6.5, ("in_text", 0.5, ("same_section", 0.5, -0.1124, -0.0209), ("name_words", 2.5, -0.0436, 0.0834)), ("line_length", 1.29, ("line_length", 0.36, 0.0553, -0.0358), 0.0967)),
    ("is_article", 0.5, ("text_words", 3.1667, -0.0046, -0.1109), ("beside", 0.5, ("line_length", 0.36, 0.0335, -0.0902), ("text_words", 5.3333, -0.0762, 0.0593))),
    ("others", 0.5, ("headed", 0.5, ("beside", 0.5, -0.011, 0.0774), ("least_near", 0.7512, -0.1156, 0.0539)), ("named_related", 0.5, -0.1041, 0.0078)),
)
