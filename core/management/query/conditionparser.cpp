// SPDX-License-Identifier: GPL-3.0-or-later
// One grammar in one class: Python's precedence of the operators that Q, F and literals have.
#include "core/management/query/conditionparser.h"

#include "core/base/error.h"
#include "core/management/query/expressiontokens.h"
#include "core/management/query/functioncalls.h"

namespace Quintette::Internal {

namespace {

using Token = ExpressionToken;

/// How deep parentheses and calls may stand in each other.
constexpr int depthLimit = 100;

class Parser
{
public:
    explicit Parser(const QString &text) : m_tokens(expressionTokens(text)) { }

    ParsedValue parseAll()
    {
        const ParsedValue meaning = parseOr();
        if (peek().kind != Token::Kind::End)
            unexpected();
        return meaning;
    }

private:
    const Token &peek() const { return m_tokens.at(m_at); }
    bool isOperator(QLatin1StringView op) const
    {
        return peek().kind == Token::Kind::Operator && peek().text == op;
    }
    bool accept(QLatin1StringView op)
    {
        if (!isOperator(op))
            return false;
        ++m_at;
        return true;
    }
    void expect(QLatin1StringView op)
    {
        if (!accept(op))
            unexpected();
    }
    [[noreturn]] void unexpected() const
    {
        throw ValueError(u"Unexpected '%1' at position %2 of the expression."_s.arg(peek().text)
                                 .arg(peek().position + 1));
    }

    class Depth
    {
    public:
        explicit Depth(int &depth) : m_depth(depth)
        {
            if (++m_depth > depthLimit)
                throw ValueError(u"The expression is nested more than %1 deep."_s.arg(depthLimit));
        }
        ~Depth() { --m_depth; }
        Q_DISABLE_COPY_MOVE(Depth)

    private:
        int &m_depth;
    };

    ParsedValue parseOr()
    {
        const Depth depth(m_depth);
        ParsedValue left = parseXor();
        while (accept("|"_L1))
            left = ParsedValue::ofCondition(left.toCondition() | parseXor().toCondition());
        return left;
    }

    ParsedValue parseXor()
    {
        ParsedValue left = parseAnd();
        while (accept("^"_L1))
            left = ParsedValue::ofCondition(left.toCondition() ^ parseAnd().toCondition());
        return left;
    }

    ParsedValue parseAnd()
    {
        ParsedValue left = parseSum();
        while (accept("&"_L1))
            left = ParsedValue::ofCondition(left.toCondition() & parseSum().toCondition());
        return left;
    }

    ParsedValue parseSum()
    {
        ParsedValue left = parseProduct();
        while (isOperator("+"_L1) || isOperator("-"_L1)) {
            const bool plus = accept("+"_L1);
            if (!plus)
                expect("-"_L1);
            const ParsedValue right = parseProduct();
            left = plus ? ParsedValue::ofExpression(left.toExpression() + right.toExpression())
                        : ParsedValue::ofExpression(left.toExpression() - right.toExpression());
        }
        return left;
    }

    ParsedValue parseProduct()
    {
        ParsedValue left = parseUnary();
        while (isOperator("*"_L1) || isOperator("/"_L1) || isOperator("%"_L1)) {
            const QString op = m_tokens.at(m_at++).text;
            const Expression a = left.toExpression();
            const Expression b = parseUnary().toExpression();
            left = ParsedValue::ofExpression(op == "*"_L1 ? a * b : op == "/"_L1 ? a / b : a % b);
        }
        return left;
    }

    ParsedValue parseUnary()
    {
        const Depth depth(m_depth);
        if (accept("~"_L1))
            return ParsedValue::ofCondition(~parseUnary().toCondition());
        if (accept("+"_L1))
            return parseUnary();
        if (accept("-"_L1)) {
            const ParsedValue operand = parseUnary();
            if (operand.kind != ParsedValue::Kind::Constant)
                return ParsedValue::ofExpression(operand.toExpression() * Literal(Value(-1)));
            if (operand.value.type() == Value::Type::Float)
                return {.value = Value(-operand.value.number())};
            const std::optional<Decimal> number = operand.value.toDecimal();
            if (!number || !operand.value.isNumber())
                throw TypeError(u"bad operand for unary -: %1"_s.arg(operand.value.toRepr()));
            return {.value = operand.value.type() == Value::Type::Decimal
                            ? Value(-*number)
                            : Value::integer(-*number)};
        }
        ParsedValue base = parseMethods(parsePrimary());
        if (accept("**"_L1))
            return ParsedValue::ofExpression(
                    base.toExpression().power(parseUnary().toExpression()));
        return base;
    }

    ParsedValue parseMethods(ParsedValue base)
    {
        while (isOperator("."_L1) && m_tokens.at(m_at + 1).kind == Token::Kind::Name) {
            const QString name = m_tokens.at(m_at + 1).text;
            m_at += 2;
            base = callMethod(base.toExpression(), name, parseArguments());
        }
        return base;
    }

    ParsedValue parsePrimary()
    {
        const Token token = peek();
        if (token.kind == Token::Kind::Number || token.kind == Token::Kind::Text) {
            ++m_at;
            Value value = token.value;
            // Texts that follow each other are one, as in Python.
            while (token.kind == Token::Kind::Text && peek().kind == Token::Kind::Text)
                value = Value(value.string() + m_tokens.at(m_at++).value.string());
            return {.value = value};
        }
        if (accept("("_L1))
            return parseParenthesis();
        if (accept("["_L1))
            return listOf(parseItems("]"_L1), ListType::List);
        if (token.kind == Token::Kind::Name)
            return parseName();
        if (accept("*"_L1))
            return {.kind = ParsedValue::Kind::Name, .name = u"*"_s};
        unexpected();
    }

    ParsedValue parseParenthesis()
    {
        if (accept(")"_L1))
            return {.value = Value::tuple({})};
        const ParsedValue first = parseOr();
        if (accept(")"_L1))
            return first;
        expect(","_L1);
        return listOf(QList<ParsedValue>{first} + parseItems(")"_L1), ListType::Tuple);
    }

    enum class ListType { List, Tuple };

    static ParsedValue listOf(const QList<ParsedValue> &items, ListType type)
    {
        ValueList constants;
        for (const ParsedValue &item : items) {
            if (item.kind != ParsedValue::Kind::Constant)
                return {.kind = ParsedValue::Kind::List, .items = items};
            constants.append(item.value);
        }
        return {.value = type == ListType::Tuple ? Value::tuple(constants) : Value(constants)};
    }

    QList<ParsedValue> parseItems(QLatin1StringView end)
    {
        QList<ParsedValue> items;
        while (!accept(end)) {
            items.append(parseOr());
            if (!isOperator(end))
                expect(","_L1);
        }
        return items;
    }

    ParsedValue parseName()
    {
        QString name = m_tokens.at(m_at++).text;
        // datetime.date and the like: the last name says what is meant.
        while (isOperator("."_L1) && m_tokens.at(m_at + 1).kind == Token::Kind::Name) {
            m_at += 2;
            name = m_tokens.at(m_at - 1).text;
        }
        if (isOperator("("_L1))
            return parseCall(name);
        if (name == "True"_L1 || name == "False"_L1)
            return {.value = Value(name == "True"_L1)};
        if (name == "None"_L1)
            return {};
        return {.kind = ParsedValue::Kind::Name, .name = name};
    }

    ParsedArguments parseArguments()
    {
        expect("("_L1);
        ParsedArguments arguments;
        while (!accept(")"_L1)) {
            const Token &token = peek();
            const bool named = token.kind == Token::Kind::Name
                    && m_tokens.at(m_at + 1).kind == Token::Kind::Operator
                    && m_tokens.at(m_at + 1).text == "="_L1;
            if (named) {
                m_at += 2;
                arguments.named.append({token.text, parseOr()});
            } else {
                arguments.positional.append(parseOr());
            }
            if (!isOperator(")"_L1))
                expect(","_L1);
        }
        return arguments;
    }

    ParsedValue parseCall(const QString &name)
    {
        const Depth depth(m_depth);
        const ParsedArguments arguments = parseArguments();
        if (name == "Q"_L1)
            return condition(arguments);
        if (name == "F"_L1 && arguments.positional.size() == 1)
            return ParsedValue::ofExpression(F(arguments.positional.first().path()));
        if (name == "Decimal"_L1 && arguments.positional.size() == 1) {
            if (const std::optional<Decimal> number =
                        arguments.positional.first().constant().toDecimal())
                return {.value = Value(*number)};
            throw ValueError(u"Decimal() needs a number."_s);
        }
        if (name == "date"_L1 || name == "datetime"_L1 || name == "time"_L1)
            return {.value = moment(name, arguments)};
        if (name == "timedelta"_L1)
            return {.value = duration(arguments)};
        if (Aggregate::names().contains(name))
            return aggregate(name, arguments);
        if (const std::optional<ParsedValue> made = callByName(name, arguments))
            return *made;
        throw FieldError(u"There is no function '%1'."_s.arg(name));
    }

    static ParsedValue condition(const ParsedArguments &arguments)
    {
        Q all;
        for (const ParsedValue &meaning : arguments.positional)
            all = all & meaning.toCondition();
        QList<QPair<QString, ParsedValue>> named = arguments.named;
        std::stable_sort(named.begin(), named.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<Lookup> lookups;
        for (const auto &[path, meaning] : std::as_const(named)) {
            if (meaning.kind == ParsedValue::Kind::Constant)
                lookups.append(Lookup(path, meaning.value));
            else
                lookups.append(Lookup(path, meaning.toExpression()));
        }
        return ParsedValue::ofCondition(all & Q(lookups));
    }

    static Value moment(const QString &name, const ParsedArguments &arguments)
    {
        QVarLengthArray<int, 7> numbers;
        for (const ParsedValue &meaning : arguments.positional)
            numbers.append(int(meaning.constant().toInt().value_or(-1)));
        const qsizetype given = numbers.size();
        numbers.resize(7, 0);
        if (name == "time"_L1)
            return Value(Time(numbers[0], numbers[1], numbers[2], numbers[3]));
        const QDate date(numbers[0], numbers[1], numbers[2]);
        if (given < 3 || !date.isValid())
            throw ValueError(u"%1() is no date."_s.arg(name));
        if (name == "date"_L1)
            return Value(date);
        return Value(DateTime(date, Time(numbers[3], numbers[4], numbers[5], numbers[6])));
    }

    static Value duration(const ParsedArguments &arguments)
    {
        static const QHash<QString, qint64> microseconds{{u"days"_s, 86'400'000'000},
                                                         {u"hours"_s, 3'600'000'000},
                                                         {u"minutes"_s, 60'000'000},
                                                         {u"seconds"_s, 1'000'000},
                                                         {u"microseconds"_s, 1}};
        double total = 0;
        for (const auto &[unit, amount] : arguments.named)
            total += double(microseconds.value(unit)) * amount.constant().toDouble().value_or(0);
        return Value(Duration(qint64(total)));
    }

    static ParsedValue aggregate(const QString &name, const ParsedArguments &arguments)
    {
        if (arguments.positional.isEmpty())
            throw TypeError(u"%1() needs the name of a field."_s.arg(name));
        AggregateOptions options;
        QString delimiter = u","_s;
        bool sample = false;
        for (const auto &[option, meaning] : arguments.named) {
            if (option == "distinct"_L1)
                options.distinct = meaning.constant().isTrue();
            else if (option == "filter"_L1)
                options.filter = meaning.toCondition();
            else if (option == "default"_L1)
                options.defaultValue = meaning.toExpression();
            else if (option == "sample"_L1)
                sample = meaning.constant().isTrue();
            else if (option == "delimiter"_L1)
                delimiter = meaning.constant().toString();
            else if (option != "output_field"_L1)
                throw TypeError(u"%1() does not know the option '%2'."_s.arg(name, option));
        }
        const ParsedValue &first = arguments.positional.first();
        const Argument argument = first.toArgument();
        const Statistics statistics = sample ? Statistics::Sample : Statistics::Population;
        Aggregate made = name == "StringAgg"_L1 ? Aggregate(StringAgg(argument, delimiter, options))
                : name == "StdDev"_L1 && sample ? Aggregate(StdDev(argument, statistics, options))
                : name == "Variance"_L1 && sample
                ? Aggregate(Variance(argument, statistics, options))
                : Aggregate::byName(name, argument, options);
        ParsedValue meaning = ParsedValue::ofExpression(made);
        meaning.defaultAlias = made.defaultAlias();
        return meaning;
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

Q parseCondition(const QString &text)
{
    Parser parser(text);
    return parser.parseAll().toCondition();
}

NamedExpression parseNamedExpression(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const qsizetype parenthesis = text.indexOf(u'(');
    const bool named = equals > 0 && (parenthesis < 0 || equals < parenthesis);
    Parser parser(named ? text.sliced(equals + 1) : text);
    const ParsedValue meaning = parser.parseAll();
    if (meaning.kind == ParsedValue::Kind::Relation)
        return {named ? text.first(equals).trimmed() : QString(), Expression(), meaning.relation};
    return {named ? text.first(equals).trimmed() : meaning.defaultAlias, meaning.toExpression()};
}

} // namespace Quintette::Internal
