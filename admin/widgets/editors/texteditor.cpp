// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/texteditor.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int mostLines = 18;

} // namespace

TextEditor::TextEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_text(new QPlainTextEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(submittedText(field.widget.attributes.value(u"placeholder"_s)));
    if (const std::optional<qint64> rows = field.widget.attributes.value(u"rows"_s).toInt())
        m_fewestLines = int(std::clamp<qint64>(*rows, 1, mostLines));
    setText(submittedText(field.value));
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        Q_EMIT edited();
    });
}

void TextEditor::setText(const QString &text)
{
    m_text->setPlainText(text);
    fitHeight();
}

void TextEditor::fitHeight()
{
    // Long lines wrap; their number is not known before the first layout, so length stands in for
    // it.
    const int lines = m_text->blockCount() + int(m_text->document()->characterCount() / 110);
    const int shown = std::clamp(lines + 1, m_fewestLines, mostLines);
    m_text->setFixedHeight(shown * m_text->fontMetrics().lineSpacing() + 14);
}

void TextEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_text->toPlainText());
}

} // namespace Quintette
