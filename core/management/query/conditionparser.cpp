// SPDX-License-Identifier: GPL-3.0-or-later
// One grammar in one class: Python's precedence of the operators that Q, F and literals have.
#include "core/management/query/conditionparser.h"

#include "core/base/error.h"
#include "core/management/query/expressiontokens.h"
#include "core/management/query/functionnames.h"

namespace Quintette::Internal {

namespace {

using Token = ExpressionToken;

/// How deep parentheses and calls may stand in each other.
constexpr int depthLimit = 100;

/// What a part of the text means: a constant, a bare name, an expression or a condition.
struct Meaning
{
    enum class Kind { Constant, Name, Expression, Condition };

    Kind kind = Kind::Constant;
    Value value;
    QString name;
    Expression expression;
    Q condition;
    QString defaultAlias;
};

struct Arguments
{
    QList<Meaning> positional;
    QList<QPair<QString, Meaning>> named;
};

class Parser
{
public:
    explicit Parser(const QString &text) : m_tokens(expressionTokens(text)) { }

    Meaning parseAll()
    {
        const Meaning meaning = parseOr();
        if (peek().kind != Token::Kind::End)
            unexpected();
        return meaning;
    }

    static Expression toExpression(const Meaning &meaning)
    {
        switch (meaning.kind) {
        case Meaning::Kind::Constant:
            return Literal(meaning.value);
        case Meaning::Kind::Name:
            return F(meaning.name);
        case Meaning::Kind::Condition:
            return ExpressionWrapper(meaning.condition);
        default:
            return meaning.expression;
        }
    }

    static Q toCondition(const Meaning &meaning)
    {
        if (meaning.kind == Meaning::Kind::Condition)
            return meaning.condition;
        if (meaning.kind == Meaning::Kind::Expression)
            return Q(meaning.expression);
        throw TypeError(u"A condition is Q(...), not %1."_s.arg(
                meaning.kind == Meaning::Kind::Name ? meaning.name : meaning.value.toRepr()));
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

    static Meaning ofCondition(const Q &condition)
    {
        return {.kind = Meaning::Kind::Condition, .condition = condition};
    }
    static Meaning ofExpression(const Expression &expression)
    {
        return {.kind = Meaning::Kind::Expression, .expression = expression};
    }
    static bool areConditions(const Meaning &a, const Meaning &b)
    {
        return a.kind == Meaning::Kind::Condition || b.kind == Meaning::Kind::Condition;
    }

    Meaning parseOr()
    {
        const Depth depth(m_depth);
        Meaning left = parseXor();
        while (accept("|"_L1))
            left = ofCondition(toCondition(left) | toCondition(parseXor()));
        return left;
    }

    Meaning parseXor()
    {
        Meaning left = parseAnd();
        while (accept("^"_L1))
            left = ofCondition(toCondition(left) ^ toCondition(parseAnd()));
        return left;
    }

    Meaning parseAnd()
    {
        Meaning left = parseSum();
        while (accept("&"_L1))
            left = ofCondition(toCondition(left) & toCondition(parseSum()));
        return left;
    }

    Meaning parseSum()
    {
        Meaning left = parseProduct();
        while (isOperator("+"_L1) || isOperator("-"_L1)) {
            const bool plus = accept("+"_L1);
            if (!plus)
                expect("-"_L1);
            const Meaning right = parseProduct();
            left = plus ? ofExpression(toExpression(left) + toExpression(right))
                        : ofExpression(toExpression(left) - toExpression(right));
        }
        return left;
    }

    Meaning parseProduct()
    {
        Meaning left = parseUnary();
        while (isOperator("*"_L1) || isOperator("/"_L1) || isOperator("%"_L1)) {
            const QString op = m_tokens.at(m_at++).text;
            const Expression a = toExpression(left);
            const Expression b = toExpression(parseUnary());
            left = ofExpression(op == "*"_L1 ? a * b : op == "/"_L1 ? a / b : a % b);
        }
        return left;
    }

    Meaning parseUnary()
    {
        const Depth depth(m_depth);
        if (accept("~"_L1))
            return ofCondition(~toCondition(parseUnary()));
        if (accept("+"_L1))
            return parseUnary();
        if (accept("-"_L1)) {
            const Meaning operand = parseUnary();
            if (operand.kind != Meaning::Kind::Constant)
                return ofExpression(toExpression(operand) * Literal(Value(-1)));
            if (operand.value.type() == Value::Type::Float)
                return {.value = Value(-operand.value.number())};
            const std::optional<Decimal> number = operand.value.toDecimal();
            if (!number || !operand.value.isNumber())
                throw TypeError(u"bad operand for unary -: %1"_s.arg(operand.value.toRepr()));
            return {.value = operand.value.type() == Value::Type::Decimal
                            ? Value(-*number)
                            : Value::integer(-*number)};
        }
        Meaning base = parsePrimary();
        if (accept("**"_L1))
            return ofExpression(toExpression(base).power(toExpression(parseUnary())));
        return base;
    }

    Meaning parsePrimary()
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
            return {.value = Value(parseItems("]"_L1))};
        if (token.kind == Token::Kind::Name)
            return parseName();
        if (accept("*"_L1))
            return {.kind = Meaning::Kind::Name, .name = u"*"_s};
        unexpected();
    }

    Meaning parseParenthesis()
    {
        if (accept(")"_L1))
            return {.value = Value::tuple({})};
        const Meaning first = parseOr();
        if (accept(")"_L1))
            return first;
        expect(","_L1);
        ValueList items{constant(first)};
        items += parseItems(")"_L1);
        return {.value = Value::tuple(items)};
    }

    static Value constant(const Meaning &meaning)
    {
        if (meaning.kind != Meaning::Kind::Constant)
            throw TypeError(u"A list holds constants only."_s);
        return meaning.value;
    }

    ValueList parseItems(QLatin1StringView end)
    {
        ValueList items;
        while (!accept(end)) {
            items.append(constant(parseOr()));
            if (!isOperator(end))
                expect(","_L1);
        }
        return items;
    }

    Meaning parseName()
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
        return {.kind = Meaning::Kind::Name, .name = name};
    }

    Arguments parseArguments()
    {
        expect("("_L1);
        Arguments arguments;
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

    Meaning parseCall(const QString &name)
    {
        const Depth depth(m_depth);
        const Arguments arguments = parseArguments();
        if (name == "Q"_L1)
            return condition(arguments);
        if (name == "F"_L1 && arguments.positional.size() == 1)
            return ofExpression(F(pathOf(arguments.positional.first())));
        if (name == "Value"_L1 && arguments.positional.size() == 1)
            return ofExpression(Literal(constant(arguments.positional.first())));
        if (name == "Decimal"_L1 && arguments.positional.size() == 1) {
            if (const std::optional<Decimal> number =
                        constant(arguments.positional.first()).toDecimal())
                return {.value = Value(*number)};
            throw ValueError(u"Decimal() needs a number."_s);
        }
        if (name == "date"_L1 || name == "datetime"_L1 || name == "time"_L1)
            return {.value = moment(name, arguments)};
        if (Aggregate::names().contains(name))
            return aggregate(name, arguments);
        QList<Argument> list;
        for (const Meaning &meaning : arguments.positional) {
            const bool isPath = meaning.kind == Meaning::Kind::Constant && meaning.value.isString()
                    && list.isEmpty();
            list.append(isPath ? Argument(meaning.value.string())
                               : Argument(toExpression(meaning)));
        }
        if (const std::optional<Expression> function = functionByName(name, list))
            return ofExpression(*function);
        throw FieldError(u"There is no function '%1'."_s.arg(name));
    }

    static QString pathOf(const Meaning &meaning)
    {
        if (meaning.kind == Meaning::Kind::Name)
            return meaning.name;
        if (meaning.kind == Meaning::Kind::Constant && meaning.value.isString())
            return meaning.value.string();
        throw TypeError(u"A name of a field is expected."_s);
    }

    static Meaning condition(const Arguments &arguments)
    {
        Q all;
        for (const Meaning &meaning : arguments.positional)
            all = all & toCondition(meaning);
        QList<QPair<QString, Meaning>> named = arguments.named;
        std::stable_sort(named.begin(), named.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<Lookup> lookups;
        for (const auto &[path, meaning] : std::as_const(named)) {
            if (meaning.kind == Meaning::Kind::Constant)
                lookups.append(Lookup(path, meaning.value));
            else
                lookups.append(Lookup(path, toExpression(meaning)));
        }
        return ofCondition(all & Q(lookups));
    }

    static Value moment(const QString &name, const Arguments &arguments)
    {
        QVarLengthArray<int, 7> numbers;
        for (const Meaning &meaning : arguments.positional)
            numbers.append(int(constant(meaning).toInt().value_or(-1)));
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

    static Meaning aggregate(const QString &name, const Arguments &arguments)
    {
        if (arguments.positional.isEmpty())
            throw TypeError(u"%1() needs the name of a field."_s.arg(name));
        AggregateOptions options;
        QString delimiter = u","_s;
        bool sample = false;
        for (const auto &[option, meaning] : arguments.named) {
            if (option == "distinct"_L1)
                options.distinct = constant(meaning).isTrue();
            else if (option == "filter"_L1)
                options.filter = toCondition(meaning);
            else if (option == "default"_L1)
                options.defaultValue = toExpression(meaning);
            else if (option == "sample"_L1)
                sample = constant(meaning).isTrue();
            else if (option == "delimiter"_L1)
                delimiter = constant(meaning).toString();
            else if (option != "output_field"_L1)
                throw TypeError(u"%1() does not know the option '%2'."_s.arg(name, option));
        }
        const Meaning &first = arguments.positional.first();
        const bool isPath = first.kind == Meaning::Kind::Name
                || (first.kind == Meaning::Kind::Constant && first.value.isString());
        const Argument argument = isPath ? Argument(pathOf(first)) : Argument(toExpression(first));
        const Statistics statistics = sample ? Statistics::Sample : Statistics::Population;
        Aggregate made = name == "StringAgg"_L1 ? Aggregate(StringAgg(argument, delimiter, options))
                : name == "StdDev"_L1 && sample ? Aggregate(StdDev(argument, statistics, options))
                : name == "Variance"_L1 && sample
                ? Aggregate(Variance(argument, statistics, options))
                : Aggregate::byName(name, argument, options);
        Meaning meaning = ofExpression(made);
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
    return Parser::toCondition(parser.parseAll());
}

NamedExpression parseNamedExpression(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const qsizetype parenthesis = text.indexOf(u'(');
    const bool named = equals > 0 && (parenthesis < 0 || equals < parenthesis);
    Parser parser(named ? text.sliced(equals + 1) : text);
    const Meaning meaning = parser.parseAll();
    return {named ? text.first(equals).trimmed() : meaning.defaultAlias,
            Parser::toExpression(meaning)};
}

} // namespace Quintette::Internal
