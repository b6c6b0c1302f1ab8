// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/lineeditor.h"

#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace Quintette {

namespace {

constexpr int shortLine = 60; // letters from which a line gets all the width
constexpr int numberWidth = 180;
constexpr int wordWidth = 380;

std::optional<qint64> attribute(const WidgetSpec &widget, QStringView name)
{
    const Value *value = widget.attributes.find(name);
    return value ? value->toInt() : std::nullopt;
}

} // namespace

LineEditor::LineEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_line(new QLineEdit(this)),
      m_isNumber(field.widget.kind == WidgetKind::Number)
{
    const std::optional<qint64> length = attribute(field.widget, u"maxlength");
    m_isWide = !m_isNumber && length.value_or(0) > shortLine;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line, 1);
    setFocusProxy(m_line);
    if (length && *length > 0)
        m_line->setMaxLength(int(std::min<qint64>(*length, 1'000'000)));
    if (field.widget.kind == WidgetKind::Password)
        m_line->setEchoMode(QLineEdit::Password);
    if (!m_isWide) {
        m_line->setMaximumWidth(m_isNumber ? numberWidth : wordWidth);
        m_line->setMinimumWidth(m_isNumber ? numberWidth : 0);
        layout->addStretch();
    }
    if (m_isNumber)
        m_line->installEventFilter(this);
    m_line->setPlaceholderText(submittedText(field.widget.attributes.value(u"placeholder"_s)));
    if (const std::optional<qint64> by = attribute(field.widget, u"step"); by && *by > 0)
        m_step = int(*by);
    setText(submittedText(field.value));
    connect(m_line, &QLineEdit::textChanged, this, &Editor::edited);
}

void LineEditor::setText(const QString &text)
{
    m_line->setText(m_isNumber ? localizeNumber(text, activeFormats()) : text);
    m_line->setCursorPosition(0);
}

void LineEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    const QString text = m_line->text();
    data.append(name, m_isNumber ? normalizeNumber(text, activeFormats()) : text);
}

void LineEditor::step(int by)
{
    const std::optional<Decimal> number =
            Decimal::fromString(normalizeNumber(m_line->text(), activeFormats()));
    if (!number || !number->isFinite())
        return;
    // As if it were typed, so that it can be undone.
    m_line->selectAll();
    m_line->insert(localizeNumber((*number + Decimal(by)).toFixed(), activeFormats()));
}

bool LineEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? m_step : -m_step);
            return true;
        }
    }
    return Editor::eventFilter(watched, event);
}

} // namespace Quintette
