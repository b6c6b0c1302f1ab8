# SPDX-License-Identifier: GPL-3.0-or-later
"""Random query sets over the library's models, as Python writes them; the same seed makes the same ones.

usage: generate.py SEED COUNT     prints a JSON list of {"queryset": ..., "ordered": ...}
       ordered: whether the order of the rows is settled, or they are to be compared as a heap.
"""
import json
import random
import sys

FIELDS = {
    "Author": {"id": "int", "name": "str", "age": "int", "email": "str", "born": "date"},
    "Publisher": {"id": "int", "name": "str", "num_awards": "int", "country": "str"},
    "Book": {"id": "int", "isbn": "str", "title": "str", "pages": "int", "rating": "float", "price": "dec",
             "pubdate": "date", "created": "moment", "in_print": "bool", "notes": "str", "meta": "json"},
    "Store": {"id": "int", "name": "str", "opening": "moment", "closing": "time"},
    "Review": {"id": "int", "score": "int", "body": "str"},
    "Category": {"id": "int", "name": "str"},
}
ONE = {"Book": {"publisher": "Publisher", "contact": "Author"}, "Review": {"book": "Book", "reviewer": "Author"},
       "Category": {"parent": "Category"}, "Author": {}, "Publisher": {}, "Store": {}}
MANY = {"Author": {"book": "Book", "book_contact_set": "Book", "review": "Review"}, "Publisher": {"book": "Book"},
        "Book": {"authors": "Author", "store": "Store", "review": "Review"}, "Store": {"books": "Book"},
        "Review": {}, "Category": {"category": "Category"}}
POOL = {
    "int": ["0", "1", "-1", "3", "4", "5", "7", "18", "35", "40", "100", "150", "300", "1000", "2147483648", "2.5"],
    "float": ["0.0", "0", "4.75", "-1.5", "2.25", "1e-9", "4"],
    "dec": ["Decimal('29.69')", "0", "10", "Decimal('999999.99')", "49.95", "Decimal('-1')"],
    "str": ["'Ann Lee'", "'ann'", "''", "'e'", "'É'", "'émile zola'", "'%'", "'_'", "'US'", "'Qt'", "'5'", "'😀'",
            "'\\\\'", "'null'", "'great'", "'x.y1@Example.COM'", "' '", "'O\\'Hara'"],
    "date": ["date(2020, 2, 29)", "date(1986, 12, 25)", "'2020-01-01'", "date(2024, 12, 31)", "date(1, 1, 1)",
             "date(9999, 12, 31)", "date(2021, 1, 3)"],
    "moment": ["datetime(2015, 12, 18, 18, 0, 30, 500000)", "datetime(2020, 1, 1)", "'2022-06-13 05:15:59'",
               "datetime(2024, 12, 31, 23, 59, 59, 999999)", "datetime(2001, 4, 16)"],
    "time": ["time(12, 0)", "'23:59:59.999999'", "time(0, 0)", "time(17, 30)", "'09:00'"],
    "bool": ["True", "False"],
    "json": ["'en'", "1", "None", "True", "[]", "3", "'Nebula'", "['x']"],
}
COMPARE = ["exact", "gt", "gte", "lt", "lte"]
TEXT = ["contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "iexact", "regex", "iregex"]
PATTERNS = ["'^A'", "'e$'", "'[a-f]{2}'", "'.'", "r'\\d+'", "'É|o'", "r'^\\w+ \\w+$'"]
PARTS = {"date": ["year", "iso_year", "month", "day", "week", "week_day", "iso_week_day", "quarter"],
         "time": ["hour", "minute", "second"]}
PARTS["moment"] = PARTS["date"] + PARTS["time"]
TRUNCATE = {"date": ["year", "quarter", "month", "week", "day"], "time": ["hour", "minute", "second"]}
TRUNCATE["moment"] = TRUNCATE["date"] + TRUNCATE["time"]
MATHS = ["Abs", "Ceil", "Floor", "Sign", "Sqrt", "Sin", "Cos", "Tan", "Exp", "Ln", "Degrees", "Radians", "ATan", "ACos",
         "ASin", "Cot", "Round"]
JSON_KEYS = ["lang", "edition", "award", "tags", "tags__0", "dims__w", "dims", "none"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pick = self.random.choice

    def chance(self, share):
        return self.random.random() < share

    # Paths
    def walk(self, model, many, depth=2):
        """A relation's path and where it leads; the empty path stays."""
        path = []
        while depth and self.chance(0.45):
            steps = dict(ONE[model])
            if many:
                steps.update(MANY[model])
            if not steps:
                break
            name = self.pick(sorted(steps))
            path.append(name)
            model = steps[name]
            depth -= 1
        return "__".join(path), model

    def column(self, model, kinds=None, many=False):
        """The path of a column and its kind."""
        for _ in range(40):
            path, end = self.walk(model, many)
            name = self.pick(sorted(FIELDS[end]))
            kind = FIELDS[end][name]
            if kinds is None or kind in kinds:
                return (path + "__" if path else "") + name, kind
        names = [n for n, k in FIELDS[model].items() if kinds is None or k in kinds]
        return (self.pick(names), FIELDS[model][names[0]]) if names else ("id", "int")

    # Conditions
    def lookup(self, model, many=True, names=()):
        if names and self.chance(0.4):
            path, kind = self.pick(names)
        else:
            path, kind = self.column(model, many=many)
        if kind in PARTS and self.chance(0.4):
            path, kind = path + "__" + self.pick(PARTS[kind]), "int"
        elif kind == "moment" and self.chance(0.3):
            kind = self.pick(["date", "time"])
            path += "__" + kind
        elif kind == "json":
            if self.chance(0.2):
                return self.pick([f"{path}__has_key='award'", f"{path}__has_keys=['lang', 'tags']",
                                  f"{path}__has_any_keys=['award', 'none']", f"{path}__isnull=True"])
            path += "__" + self.pick(JSON_KEYS)
        if self.chance(0.12):
            return f"{path}__isnull={self.pick(['True', 'False'])}"
        if kind == "str" and self.chance(0.5) or kind == "json" and self.chance(0.2):
            name = self.pick(TEXT)
            # A wrong pattern is only noticed where a row is compared with it.
            return f"{path}__{name}={self.pick(PATTERNS if name.endswith('regex') else POOL['str'])}"
        if self.chance(0.2) and kind != "json":
            items = [self.pick(POOL[kind]) for _ in range(self.random.randint(0, 3))]
            return f"{path}__in=[{', '.join(items)}]"
        if self.chance(0.1) and kind not in ("json", "bool"):
            return f"{path}__range=({self.pick(POOL[kind])}, {self.pick(POOL[kind])})"
        if self.chance(0.15) and kind != "json":
            return f"{path}__{self.pick(COMPARE)}={self.expression(model, kind, 1)}"
        if self.chance(0.08) and kind in ("int", "str"):
            return f"{path}__in={self.inner(kind)}"
        return f"{path}__{self.pick(['exact'] if kind in ('bool', 'json') else COMPARE)}={self.pick(POOL[kind])}"

    def condition(self, model, depth=2, many=True, names=()):
        if depth and self.chance(0.5):
            operator = self.pick(["&", "|", "|", "^"])
            left, right = (self.condition(model, depth - 1, many, names) for _ in range(2))
            return f"({left} {operator} {right})"
        if self.chance(0.2):
            return f"~{self.condition(model, depth and depth - 1, many, names)}"
        if many and self.chance(0.1):
            return self.exists(model)
        if self.chance(0.06):
            kind = self.pick(["int", "float", "dec", "date"])
            name = self.pick(["GreaterThan", "LessThan", "LessThanOrEqual", "Exact"])
            return f"Q({name}({self.expression(model, kind, 1)}, {self.pick(POOL[kind][:2])}))"
        lookups = {text.split("=")[0]: text for text in (self.lookup(model, many, names)
                                                         for _ in range(self.pick([1, 1, 2])))}
        return f"Q({', '.join(lookups.values())})"

    # Subqueries
    def joined(self, model):
        """A model with a condition that ties it to a row of the query around."""
        ties = {"Author": [("Review", "reviewer"), ("Book", "authors"), ("Book", "contact")], "Store": [("Book", "store")],
                "Publisher": [("Book", "publisher")], "Book": [("Review", "book"), ("Author", "book"), ("Store", "books")],
                "Review": [("Book", "review"), ("Author", "review")], "Category": [("Category", "parent")]}
        inner, name = self.pick(ties[model])
        return inner, f"{name}=OuterRef('pk')"

    def exists(self, model):
        inner, tie = self.joined(model)
        rest = f".filter({self.condition(inner, 1)})" if self.chance(0.6) else ""
        if self.chance(0.1):
            rest += ".order_by('-pk')[:2]"
        return f"Exists({inner}.objects.filter({tie}){rest})"

    def subquery(self, model, kind):
        inner, tie = self.joined(model)
        query = f"{inner}.objects.filter({tie})"
        if self.chance(0.3):
            query += f".filter({self.condition(inner, 1, many=False)})"
        if kind in ("int", "float", "dec") and self.chance(0.4):
            group = tie.split("=")[0]
            path, _ = self.column(inner, {"int"}, many=False)
            function = self.pick(["Max", "Min"]) if kind != "int" else self.pick(["Max", "Min", "Count", "Sum"])
            return f"Subquery({query}.order_by().values('{group}').annotate(z={function}('{path}')).values('z'))"
        path, _ = self.column(inner, {kind})
        return f"Subquery({query}.order_by('{self.pick(['', '-'])}{path}', 'pk').values('{path}')[:1])"

    def inner(self, kind):
        model = self.pick(sorted(FIELDS))
        path, _ = self.column(model, {kind}, many=True)
        query = f"{model}.objects.filter({self.condition(model, 1)}).values('{path}')"
        return query + (f".distinct()" if self.chance(0.2) else "")

    # Expressions
    def expression(self, model, kind, depth=2, many=False):
        if depth <= 0 or self.chance(0.25):
            if kind == "int" and self.chance(0.2) or kind not in ("int", "str", "bool") and self.chance(0.05):
                return f"Value({self.constant(kind)})"
            path, found = self.column(model, {kind}, many)
            return f"F('{path}')" if found == kind else f"Value({self.constant(kind)})"
        if self.chance(0.12):
            return self.subquery(model, kind)
        if self.chance(0.12):
            return self.case(model, kind, depth, many)
        if self.chance(0.08):
            one, two = (self.expression(model, kind, depth - 1, many) for _ in range(2))
            return f"{self.pick(['Coalesce', 'Greatest', 'Least', 'NullIf'])}({one}, {two})"
        return getattr(self, "make_" + kind)(model, depth - 1, many)

    def constant(self, kind):
        return {"date": "date(2020, 2, 29)", "moment": "datetime(2020, 1, 1, 12)", "time": "time(12, 0)", "str": "'x'",
                "int": self.pick(["0", "1", "-3", "7"]), "float": self.pick(["0.5", "-2.0"]), "dec": "Decimal('1.50')",
                "bool": "True", "json": "'x'"}[kind]

    def case(self, model, kind, depth, many):
        whens = ", ".join(f"When({self.condition(model, 1, many)}, then={self.expression(model, kind, depth - 1, many)})"
                          for _ in range(self.pick([1, 1, 2])))
        default = f", default={self.expression(model, kind, depth - 1, many)}" if self.chance(0.7) else ""
        return f"Case({whens}{default})"

    def make_int(self, model, depth, many):
        def some(kind):
            return self.expression(model, kind, depth, many)
        part = self.pick(["date", "moment", "time"])
        return self.pick([
            lambda: f"({some('int')} {self.pick('+-*/%')} {some('int')})",
            lambda: f"Length({some('str')})", lambda: f"StrIndex({some('str')}, {some('str')})",
            lambda: f"Ord({some('str')})", lambda: f"Abs({some('int')})", lambda: f"Mod({some('int')}, Value(7))",
            lambda: f"Extract{self.pick(['Year', 'Month', 'Day', 'Week', 'WeekDay', 'IsoWeekDay', 'Quarter', 'IsoYear'])}"
                    f"({some(self.pick(['date', 'moment']))})",
            lambda: f"Extract({some(part)}, '{self.pick(PARTS[part])}')",
            lambda: f"Cast({some(self.pick(['float', 'str', 'dec']))}, IntegerField())",
            lambda: f"{some('int')}.{self.pick(['bitand', 'bitor', 'bitxor', 'bitleftshift', 'bitrightshift'])}(3)",
            lambda: f"Power({some('int')}, 2)", lambda: f"Sign({some('int')})",
        ])()

    def make_float(self, model, depth, many):
        def some(kind):
            return self.expression(model, kind, depth, many)
        return self.pick([
            lambda: f"{self.pick(MATHS)}({some('float')})", lambda: f"({some('float')} {self.pick('+-*/')} {some('int')})",
            lambda: f"({some('float')} {self.pick('+-*/')} {some('float')})", lambda: f"Log(2, {some('float')})",
            lambda: f"Cast({some(self.pick(['int', 'str', 'dec']))}, FloatField())",
            lambda: f"ATan2({some('float')}, {some('float')})", lambda: f"Round({some('float')}, precision=1)",
            lambda: f"ExpressionWrapper({some('int')} * {some('float')}, output_field=FloatField())",
        ])()

    def make_dec(self, model, depth, many):
        def some(kind):
            return self.expression(model, kind, depth, many)
        return self.pick([
            lambda: f"({some('dec')} {self.pick('+-*/')} {some('int')})", lambda: f"({some('dec')} {self.pick('+-')} {some('dec')})",
            lambda: f"{self.pick(['Abs', 'Ceil', 'Floor', 'Round', 'Sign'])}({some('dec')})",
            lambda: f"Cast({some(self.pick(['int', 'float']))}, DecimalField(max_digits=12, decimal_places=2))",
            lambda: f"ExpressionWrapper({some('int')} * {some('dec')}, output_field=DecimalField(max_digits=12, decimal_places=2))",
        ])()

    def make_str(self, model, depth, many):
        def some(kind="str"):
            return self.expression(model, kind, depth, many)
        return self.pick([
            lambda: f"{self.pick(['Upper', 'Lower', 'Trim', 'LTrim', 'RTrim', 'Reverse', 'MD5', 'SHA1', 'SHA256'])}({some()})",
            lambda: f"Concat({some()}, {some()})", lambda: f"Concat({some()}, Value('-'), Cast({some('int')}, CharField()))",
            lambda: f"Substr({some()}, {self.random.randint(1, 4)}, {self.random.randint(0, 4)})",
            lambda: f"Substr({some()}, {self.random.randint(1, 4)})",
            lambda: f"{self.pick(['Left', 'Right'])}({some()}, {self.random.randint(1, 6)})",
            lambda: f"{self.pick(['LPad', 'RPad'])}({some()}, {self.random.randint(0, 30)}, Value('ab'))",
            lambda: f"Repeat({some()}, {self.random.randint(0, 2)})",
            lambda: f"Replace({some()}, Value({self.pick(['%r' % 'a', '%r' % 'e', '%r' % ' '])}), Value('zz'))",
            lambda: f"Cast({some(self.pick(['int', 'date', 'bool']))}, CharField())",
            lambda: f"Chr(Abs({some('int')}) % 80 + 40)",
            lambda: f"F('{self.column(model, {'str'}, many)[0]}')[{self.random.randint(0, 2)}:{self.random.randint(3, 6)}]",
        ])()

    def make_date(self, model, depth, many):
        part = self.pick(TRUNCATE["date"])
        kind = self.pick(["date", "moment"])
        inner = self.expression(model, kind, depth, many)
        if kind == "moment":
            return self.pick([f"TruncDate({inner})", f"Trunc({inner}, '{part}', output_field=DateField())",
                              f"Cast({inner}, DateField())"])
        return self.pick([f"Trunc({inner}, '{part}')", f"Trunc{part.capitalize()}({inner})"])

    def make_moment(self, model, depth, many):
        inner = self.expression(model, "moment", depth, many)
        part = self.pick(TRUNCATE["moment"])
        days = f"timedelta(days={self.random.randint(-400, 400)}, seconds={self.random.randint(0, 5000)})"
        return self.pick([f"Trunc({inner}, '{part}')", f"Trunc{part.capitalize()}({inner})", f"({inner} + {days})",
                          f"({inner} - {days})"])

    def make_time(self, model, depth, many):
        return f"TruncTime({self.expression(model, 'moment', depth, many)})"

    def make_bool(self, model, depth, many):
        return self.pick([f"Exists{self.exists(model)[6:]}" if many else f"Q({self.lookup(model, False)})",
                          f"Q({self.lookup(model, False)})",
                          f"Case(When({self.condition(model, 1, False)}, then=Value(True)), default=Value(False))"])

    def make_json(self, model, depth, many):
        path, found = self.column(model, {"json"}, many)
        return f"F('{path}__{self.pick(JSON_KEYS)}')" if found == "json" else f"F('{path}')"

    # Aggregates and windows
    def aggregate(self, model, many=True):
        """An aggregate and the kind of its value."""
        function = self.pick(["Count", "Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance"])
        options = ""
        if self.chance(0.3):
            options += f", filter={self.condition(model, 1, many)}"
        if function == "Count":
            path, end = self.walk(model, many)
            argument = f"'{path or self.pick(['pk', '*'])}'"
            if argument != "'*'" and self.chance(0.4):
                options += ", distinct=True"
            return f"Count({argument}{options})", "int"
        kinds = {"Sum": ["int", "float", "dec"], "Avg": ["int", "float", "dec"]}.get(function, ["int", "float"])
        if function in ("Min", "Max"):
            kinds = ["int", "float", "dec", "str", "date", "moment"]
        kind = self.pick(kinds)
        argument = self.expression(model, kind, self.pick([0, 0, 1]), many)
        if "Subquery" in argument or "Exists" in argument:
            argument = "F('id')"
            kind = "int"
        if function == "Sum" and self.chance(0.2):
            options += ", distinct=True"
        if kind in ("int", "dec") and function != "Avg" and self.chance(0.2):
            options += ", default=0"
        if function in ("StdDev", "Variance") and self.chance(0.3):
            options += ", sample=True"
        result = {"Avg": "float", "StdDev": "float", "Variance": "float"}.get(function, kind)
        return f"{function}({argument}{options})", "dec" if kind == "dec" and function == "Avg" else result

    def window(self, model):
        ranks = ["RowNumber()", "Rank()", "DenseRank()", "PercentRank()", "CumeDist()", f"Ntile({self.random.randint(1, 5)})"]
        kind = self.pick(["int", "str", "date"])
        argument = self.expression(model, kind, 0)
        values = [f"Lag({argument})", f"Lead({argument}, 2)", f"FirstValue({argument})", f"LastValue({argument})",
                  f"NthValue({argument}, 2)"]
        number = self.expression(model, "int", 0)
        sums = [f"{f}({number})" for f in ("Sum", "Avg", "Count", "Max", "Min")]
        function = self.pick([ranks, values, sums])
        chosen = self.pick(function)
        parts = []
        if self.chance(0.6):
            parts.append(f"partition_by=[{self.expression(model, self.pick(['int', 'str', 'bool']), 1)}]")
        if function is not sums or self.chance(0.6):
            path, _ = self.column(model, {"int", "str", "float", "date", "dec"})
            parts.append(f"order_by=[F('{path}').{self.pick(['asc()', 'desc()', 'asc(nulls_last=True)', 'desc(nulls_first=True)'])}, F('pk').asc()]")
        if function is not ranks and self.chance(0.4):
            start, end = self.pick(["None", "-2", "0"]), self.pick(["None", "0", "1"])
            left_out = self.pick(["", "", ", exclusion=WindowFrameExclusion.CURRENT_ROW", ", exclusion=WindowFrameExclusion.TIES"])
            frame = f"RowRange(start={start}, end={end}{left_out})" if self.chance(0.8) else "ValueRange(start=None, end=0)"
            parts.append("frame=" + frame)
        kinds = {"Rank()": "int"}
        kind = kind if function is values else "float" if chosen[:3] in ("Per", "Cum", "Avg") else "int"
        return f"Window({', '.join([chosen] + parts)})", kinds.get(chosen, kind)

    # Whole query sets
    def filters(self, model, names=()):
        text = ""
        for _ in range(self.pick([0, 1, 1, 2])):
            text += f".{self.pick(['filter', 'filter', 'exclude'])}({self.condition(model, self.pick([0, 1, 2]), True, names)})"
        return text

    def order(self, names):
        keys = []
        for name, kind in names:
            if self.chance(0.15) and kind != "json":
                keys.append(f"F('{name}').{self.pick(['asc', 'desc'])}({self.pick(['', 'nulls_first=True', 'nulls_last=True'])})")
            else:
                keys.append(f"'{self.pick(['', '-'])}{name}'")
        return f".order_by({', '.join(keys)})"

    def slice(self):
        start = self.pick(["", "", "1", "3"])
        return f"[{start}:{int(start or 0) + self.pick([0, 1, 4, 10])}]"

    def tail(self, names, distinct=0.15):
        """Order by everything that is shown, and perhaps a part of the rows."""
        text = ".distinct()" if self.chance(distinct) else ""
        text += self.order(self.random.sample(names, len(names)))
        if self.chance(0.1):
            text += ".reverse()"
        return text + (self.slice() if self.chance(0.4) else "")

    def objects(self):
        model = self.pick(sorted(FIELDS))
        text = f"{model}.objects" + self.filters(model)
        names = []
        for alias in ["a", "b"][:self.pick([0, 1, 2])]:
            if self.chance(0.25):
                made, kind = self.aggregate(model)
            else:
                kind = self.pick(sorted(POOL))
                made = self.expression(model, kind, 2, many=self.chance(0.3))
            text += f".annotate({alias}={made})"
            names.append((alias, kind))
        text += self.filters(model, names)
        if self.chance(0.15):
            text += self.pick([".only('pk')", ".defer('id')", f".only('{self.pick(sorted(FIELDS[model]))}')"])
        if ONE[model] and self.chance(0.2):
            text += f".select_related('{self.pick(sorted(ONE[model]))}')"
        return text + self.tail(names + [("pk", "int")]), True

    def rows(self):
        model = self.pick(sorted(FIELDS))
        text = f"{model}.objects" + self.filters(model)
        names = [self.column(model, many=self.chance(0.3)) for _ in range(self.pick([1, 2, 3]))]
        names = [(n, k) for n, k in dict(names).items() if k != "json"] or [("id", "int")]
        text += f".values({', '.join(repr(n) for n, _ in names)})"
        for alias in ["a", "b"][:self.pick([0, 1, 1, 2])]:
            made, kind = self.aggregate(model) if self.chance(0.75) else (None, self.pick(sorted(POOL)))
            text += f".annotate({alias}={made or self.expression(model, kind, 1)})"
            names.append((alias, kind))
        if names[-1][0] in "ab" and self.chance(0.5):
            text += f".{self.pick(['filter', 'exclude'])}({self.condition(model, 1, False, names)})"
        return text + self.tail(names), True

    def windows(self):
        model = self.pick(["Book", "Review", "Author", "Category"])
        made, kind = self.window(model)
        text = f"{model}.objects.annotate(w={made})"
        if self.chance(0.5):
            text += f".filter({self.condition(model, 1, False, [('w', kind)] * 3)})"
        if self.chance(0.3):
            text += ".values('pk', 'w')"
        return text + self.tail([("pk", "int"), ("w", kind)], 0.05), True

    def combined(self):
        model = self.pick(sorted(FIELDS))
        name = self.pick([n for n in FIELDS[model] if FIELDS[model][n] != "json"])
        names = dict.fromkeys(["id", name])
        if self.chance(0.5):
            names = dict.fromkeys([name])
        shown = ", ".join(repr(n) for n in names)

        def part():
            return f"{model}.objects" + self.filters(model) + (f".values({shown})")
        method = self.pick(["union", "intersection", "difference", "union"])
        extra = ", all=True" if method == "union" and self.chance(0.3) else ""
        others = ", ".join(part() for _ in range(self.pick([1, 1, 2])))
        text = f"{part()}.{method}({others}{extra})"
        if self.chance(0.2):
            return text + self.pick([".count()", ".exists()"]), True
        text += self.order([(n, "str") for n in names])
        return text + (self.slice() if self.chance(0.4) else ""), True

    def results(self):
        model = self.pick(sorted(FIELDS))
        text = f"{model}.objects" + self.filters(model)
        names = []
        if self.chance(0.4):
            made, kind = self.aggregate(model)
            text += f".annotate(a={made})"
            names.append(("a", kind))
        if self.chance(0.2):
            text += ".distinct()"
        if self.chance(0.3):
            text += ".order_by('pk')" + self.slice()
        moment = [(n, k) for n, k in FIELDS[model].items() if k in ("date", "moment")]
        ends = [".count()", ".exists()", ".order_by('-pk').first()", ".order_by('pk').last()", ".latest('pk')",
                f".in_bulk([1, 3, {self.random.randint(1, 50)}, 9999])", f".get(pk={self.random.randint(1, 40)})"]
        calls = []
        for alias in ["x", "y"][:self.pick([1, 2])]:
            made = self.aggregate(model)[0]
            if names and names[0][1] in ("int", "float") and self.chance(0.4):
                made = self.pick(["Sum", "Avg", "Max", "Count"]) + "('a')"
            calls.append(f"{alias}={made}")
        ends += [f".aggregate({', '.join(calls)})"] * 4
        if moment and "[" not in text:
            name, kind = self.pick(moment)
            order = self.pick(["", ", order='DESC'", ", 'ASC'"])
            ends += [f".dates('{name}', '{self.pick(['year', 'month', 'week', 'day'])}'{order})"] * 2
            if kind == "moment":
                ends += [f".datetimes('{name}', '{self.pick(TRUNCATE['moment'][:1] + ['month', 'week', 'day', 'hour'])}'{order})"] * 2
        return text + self.pick(ends), True

    def relations(self):
        model = self.pick(["Author", "Publisher", "Book", "Store", "Category"])
        relation = self.pick(sorted(MANY[model]))
        end = MANY[model][relation]
        column = self.pick([n for n, k in FIELDS[end].items() if k not in ("json", "bool")])
        kind = FIELDS[end][column]
        condition = f"Q({relation}__{column}__{self.pick(COMPARE)}={self.pick(POOL[kind])})"
        if self.chance(0.3):
            condition = f"~{condition}"
        text = f"{model}.objects.annotate(r=FilteredRelation('{relation}', condition={condition}))"
        name = self.pick([n for n, k in FIELDS[end].items() if k != "json"])
        if self.chance(0.5):
            text += f".filter(r__{name}__isnull={self.pick(['True', 'False'])})"
        if self.chance(0.5):
            return text + f".annotate(a=Count('r')).values('pk', 'a')" + self.tail([("pk", "int"), ("a", "int")]), True
        return text + f".values('pk', 'r__{name}')" + self.tail([("pk", "int"), (f"r__{name}", "x")]), True

    def apart(self):
        """The first row of each value, which only PostgreSQL can tell."""
        model = self.pick(sorted(FIELDS))
        names = dict([self.column(model, many=self.chance(0.3)) for _ in range(self.pick([1, 2]))])
        names = [name for name, kind in names.items() if kind != "json"] or ["pk"]
        text = f"{model}.objects" + self.filters(model) + f".distinct({', '.join(map(repr, names))})"
        shown = [(name, "x") for name in dict.fromkeys([*names, "pk"])]
        text += self.order(shown) + (f".values({', '.join(repr(n) for n, _ in shown)})" if self.chance(0.6) else "")
        return text + (self.slice() if self.chance(0.3) else self.pick(["", "", ".count()"])), True

    def nested(self):
        """A subquery in a subquery that speaks of the outermost query."""
        query = self.pick([
            ("Publisher", "Book.objects.filter(publisher=OuterRef('pk')).filter(Exists(Review.objects.filter(book=OuterRef('pk'), "
             "id__gt=OuterRef(OuterRef('pk'))).filter({0})))", "Book"),
            ("Author", "Review.objects.filter(reviewer=OuterRef('pk')).annotate(n=Subquery(Book.objects.filter(id=OuterRef("
             "'book_id'), contact=OuterRef(OuterRef('pk'))).values('pages')[:1])).filter(n__gt=3)", "Review"),
        ])
        inner = query[1].format(self.lookup("Review", False))
        shown = self.pick([f"Exists({inner})", f"Subquery({inner}.order_by('pk').values('pk')[:1])",
                           f"Subquery({inner}.order_by().values({self.pick(['publisher', 'contact']) if query[2] == 'Book' else 'reviewer'!r})"
                           ".annotate(z=Count('pk')).values('z')[:1])" if query[2] == "Review" else f"Exists({inner})"])
        return f"{query[0]}.objects.annotate(a={shown})" + self.tail([("pk", "int"), ("a", "int")]), True

    def wrong(self):
        """What has to be refused, and by which error."""
        model = self.pick(sorted(FIELDS))
        name, other = (self.pick(sorted(FIELDS[model])) for _ in range(2))
        relation = self.pick(sorted({**ONE[model], **MANY[model]}) or ["pk"])
        base = f"{model}.objects" + self.pick(["", f".filter(id__gt={self.random.randint(0, 9)})"])
        values = f"{base}.values('{name}')"
        return self.pick([
            f"{base}.filter(nope=1)", f"{base}.filter({name}__nope=1)", f"{base}.exclude({relation}__nope=1)",
            f"{base}.order_by('nope')", f"{base}.order_by('{name}__nope')", f"{base}.values('nope')", f"{base}.values('{name}__nope')",
            f"{base}.annotate({name}=F('{other}'))", f"{base}.annotate(a=F('nope'))", f"{base}.annotate(a=Count('nope'))",
            f"{base}.aggregate(F('{name}'))", f"{base}.aggregate(a=F('{name}'))", f"{base}[:3].filter(id=1)",
            f"{base}[:3].order_by('id')", f"{base}[1:].exclude(id=1)", f"{base}[:2].reverse()", f"{base}[:2].distinct()",
            f"{values}.union({values}).filter(id=1)", f"{values}.union({values}).annotate(a=F('id'))",
            f"{values}.intersection({values}).exclude(id=1)", f"{values}.union({values}).distinct()",
            f"{base}.union({base}).select_related()", f"{base}.defer('nope').count()",
            f"{base}.select_related('nope')", f"{base}.select_related('{name}')", f"{base}.values('{name}').select_related()",
            f"{values}.only('id')", f"{base}.dates('{name}', 'hour')", f"{base}.dates('nope', 'year')", f"{base}.datetimes('id', 'day')",
            f"{base}.in_bulk([1], field_name='{name}')", f"{base}[:3].in_bulk([1])", f"{base}.get(id=-1)", f"{base}.get(id__gt=0)",
            f"{base}.filter(id__in=5)", f"{base}.filter(id__range=5)", f"{base}.filter(id__isnull=1)", f"{base}.filter(id='x')",
            f"{base}.filter(id__gt=None)", f"{base}.filter({relation}__{relation}__{relation}=1)", f"{base}.filter({relation}='x')",
            f"{base}.filter(Q({name}=1) | 5)", f"{base}.filter(F('{name}'))", f"{base}.filter(id=OuterRef('pk'))",
            f"{base}.annotate(a=Window(F('{name}')))", f"{base}.annotate(a=Sum(Window(Sum('id'))))", f"{base}.annotate(a=Sum(Sum('id')))",
            f"{base}.annotate(a=Window(RowNumber(), frame=RowRange(start=1, end=0)))", f"{base}.earliest()", f"{base}.latest('nope')",
            f"{base}.values('id', 'id')",
            f"{base}.annotate(a=Case(When({name}=1, then=Value(1)), default=Value('x')))", f"{base}.annotate(a=Count('*', distinct=True))",
            f"{base}.annotate(a=Count('id') + 'x')", f"{base}.annotate(a=Cast('id'))", f"{base}.alias(a=F('id')).values('a')",
            f"{base}.alias(a=Count('id')).aggregate(b=Sum('a'))", f"{base}.all()[-1]", f"{base}.all()[1:-1]", f"{base}.filter(id__in={base}.values('id', '{name}'))",
            f"{base}.filter(id__gt=Q(id=1) & 5)", f"{base}.distinct('nope')", f"{base}.distinct('{name}')",
            f"{base}.annotate(r=FilteredRelation('nope')).filter(r__id=1)",
            f"({base} & {self.pick(sorted(FIELDS))}.objects)", f"({base} | {base}.distinct())", f"({base}[:2] & {base})",
            f"{base}.annotate(a=F('id')).annotate(a=F('a') + 1).filter(a=2).order_by('a')", f"{base}.filter(pk__nope=1)",
        ]), False

    def operators(self):
        model = self.pick(sorted(FIELDS))
        parts = [f"{model}.objects.filter({self.condition(model, 1)})" for _ in range(self.pick([2, 2, 3]))]
        text = parts[0]
        for part in parts[1:]:
            text = f"({text} {self.pick('&|^')} {part})"
        return text + self.tail([("pk", "int")]), True

    def make(self):
        text, ordered = self.pick([self.objects] * 4 + [self.rows] * 4 + [self.windows, self.combined, self.results,
                                  self.results, self.relations, self.operators, self.nested, self.apart, self.wrong, self.wrong])()
        return {"queryset": text, "ordered": ordered}


def make(seed, count):
    maker = Maker(seed)
    return [maker.make() for _ in range(count)]


if __name__ == "__main__":
    json.dump(make(int(sys.argv[1]), int(sys.argv[2])), sys.stdout, indent=0, ensure_ascii=False)
