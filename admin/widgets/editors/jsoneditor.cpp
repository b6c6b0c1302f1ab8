// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/jsoneditor.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/theme.h"
#include "core/base/json.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

namespace Quintette {

namespace {

QString indented(const QString &json)
{
    const Result<Value> value = Json::parse(json.toUtf8());
    return value ? QString::fromUtf8(Json::serialize(*value, Json::Style::Indented)) : json;
}

} // namespace

JsonEditor::JsonEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_text(new QPlainTextEdit(this)), m_verdict(new QLabel(this)),
      m_format(new QToolButton(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_text, 0, 0, 1, 2);
    grid->addWidget(m_verdict, 1, 0);
    grid->addWidget(m_format, 1, 1);
    setFocusProxy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLayoutDirection(Qt::LeftToRight);
    m_verdict->setWordWrap(true);
    m_format->setAutoRaise(true);
    (new TextBindings(this))->bind(m_format, &QToolButton::setText, QN_TEXT("desktop", "Tidy up"));
    setText(submittedText(field.value));
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    connect(m_format, &QToolButton::clicked, this, &JsonEditor::format);
}

void JsonEditor::setText(const QString &text)
{
    m_given = text;
    m_shown = indented(text);
    m_text->setPlainText(m_shown);
    const int lines = std::clamp(m_text->blockCount() + 1, 4, 16);
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + 14);
    check();
}

void JsonEditor::check()
{
    const QString text = m_text->toPlainText();
    const Result<Value> value = Json::parse(text.toUtf8());
    const bool isFine = text.trimmed().isEmpty() || value;
    m_verdict->setText(isFine ? QString() : value.error());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Bad));
    m_verdict->setPalette(colors);
    m_format->setEnabled(isFine);
}

void JsonEditor::format()
{
    m_text->selectAll();
    // As an edit, so that it can be undone.
    m_text->insertPlainText(indented(m_text->toPlainText()));
}

void JsonEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    const QString text = m_text->toPlainText();
    data.append(name, text == m_shown ? m_given : text);
}

} // namespace Quintette
