"""Weights of the signals of a line, as ``tests/benchmarks/fit_furniture.py --write`` wrote them."""

# Fitted on 908 pages of 620 hosts:
# 7739 lines of articles, 1492 of furniture.
# SHA-256 of the labelled lines:
# a877186ed3f75461c9bbff6b221c706993bb4aef8444ca79078f9b6e6d9546b0
INTERCEPT = 1.8407
WEIGHTS = {
    "about_itself": -1.2422,
    "after_last": -0.7037,
    "all_link": 1.7531,
    "at_home": 2.1544,
    "before_first": -0.4720,
    "capitals": -0.9865,
    "class_author": -6.6055,
    "class_caption": -1.9998,
    "class_hidden": -1.5088,
    "class_lead": -3.7696,
    "class_promo": -0.9010,
    "class_tags": -0.5661,
    "colon": -1.8473,
    "comma": 0.2197,
    "end": -0.9746,
    "ends": 0.0255,
    "ends_after": 0.1124,
    "ends_before": 0.2734,
    "first": -0.7223,
    "home_after": 0.3449,
    "home_before": -0.3076,
    "in_aside": -8.0021,
    "in_figure": 0.0326,
    "in_header": -1.8599,
    "in_p": -0.2629,
    "is_brief": -0.4959,
    "is_heading": -0.8788,
    "is_list": -0.6783,
    "is_quote": -0.6810,
    "is_short": -0.0120,
    "is_table": 1.0194,
    "is_title": -2.9365,
    "links": -3.1915,
    "repeated": -0.0863,
    "shouts": -0.4200,
    "unplaced": 3.9309,
    "words": 0.3749,
}
