"""Spans of time in words."""

import math
from datetime import date, datetime, timedelta

from drill.text import Text


def until(due: datetime, now: datetime) -> Text:
    """How long until something is due: "in 11 days"."""
    days = math.ceil((due - now) / timedelta(days=1) - 0.01)
    if days <= 0:
        return Text("today", "今天")
    if days == 1:
        return Text("tomorrow", "明天")
    if days < 60:
        return Text(f"in {days} days", f"{days} 天后")
    if days < 730:
        return Text(f"in {round(days / 30.4)} months", f"{round(days / 30.4)} 个月后")
    return Text(f"in {round(days / 365.25)} years", f"{round(days / 365.25)} 年后")


def since(at: datetime, now: datetime) -> Text:
    """How long ago something was: "5 days ago"."""
    return ago(max(0, math.floor((now - at) / timedelta(days=1))))


def ago(days: int) -> Text:
    """So many whole days ago."""
    if days == 0:
        return Text("less than a day ago", "不到一天前")
    if days == 1:
        return Text("yesterday", "昨天")
    if days < 60:
        return Text(f"{days} days ago", f"{days} 天前")
    return Text(f"{round(days / 30.4)} months ago", f"{round(days / 30.4)} 个月前")


def lasting(seconds: float) -> Text:
    """A duration: "4 min 12 s"."""
    whole = round(seconds)
    if whole < 60:
        return Text(f"{whole} s", f"{whole} 秒")
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return Text(f"{minutes} min {rest} s", f"{minutes} 分 {rest} 秒") if rest else Text(
            f"{minutes} min", f"{minutes} 分钟"
        )  # fmt: skip
    hours, minutes = divmod(minutes, 60)
    return Text(f"{hours} h {minutes} min", f"{hours} 小时 {minutes} 分钟")


def count(number: int, one: str, many: str, zh: str) -> Text:
    """A number of things, in the right form: "1 answer", "3 answers", "3 次作答"."""
    return Text(f"{number} {one if number == 1 else many}", f"{number} {zh}")


_WEEKDAYS = (("Mon", "一"), ("Tue", "二"), ("Wed", "三"), ("Thu", "四"), ("Fri", "五"), ("Sat", "六"), ("Sun", "日"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def name_day(day: date, *, weekday: bool = True) -> Text:
    """A day near enough to need no year: "Sun 20 Dec", "12月20日周日"."""
    english, chinese = _WEEKDAYS[day.weekday()]
    plain = Text(f"{day.day} {_MONTHS[day.month - 1]}", f"{day.month}月{day.day}日")
    return Text(f"{english} {plain.en}", f"{plain.zh}周{chinese}") if weekday else plain
