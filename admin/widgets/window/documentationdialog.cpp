// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/documentationdialog.h"

#include <QDialogButtonBox>
#include <QPointer>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace Quintette {

// So that a link to the first page, whose address is empty, is a link.
static const QString scheme = u"doc:"_s;

DocumentationDialog::DocumentationDialog(const Loader &loader, QWidget *parent)
    : QDialog(parent), m_loader(loader), m_text(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "Documentation").toString());
    resize(760, 560);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(windowTitle());
    connect(m_text, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { open(url.toString().mid(scheme.size())); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    open({});
}

void DocumentationDialog::open(const QString &address)
{
    const QPointer<DocumentationDialog> self(this);
    m_loader(
            address,
            [self](const DocPage &page) {
                if (self)
                    self->m_text->setHtml(toHtml(page));
            },
            [self](const TaskFailure &failure) {
                if (self)
                    self->m_text->setPlainText(failure.message);
            });
}

QString DocumentationDialog::toHtml(const DocPage &page)
{
    const auto link = [](const QString &address, const QString &html) {
        return u"<a href=\"%1%2\">%3</a>"_s.arg(scheme, address.toHtmlEscaped(), html);
    };
    QString html;
    if (!page.address.isEmpty())
        html += u"<p>"_s + link({}, QN_TEXT("desktop", "Documentation").toString().toHtmlEscaped())
                + u"</p>"_s;
    html += u"<h2>%1</h2><p>%2</p>"_s.arg(page.title.toString().toHtmlEscaped(),
                                          page.intro.toString().toHtmlEscaped());
    for (const DocPage::Table &table : page.tables) {
        html += u"<h3>%1</h3><table cellpadding=\"4\" width=\"100%\"><tr>"_s.arg(
                table.title.toString().toHtmlEscaped());
        for (const Text &header : table.headers)
            html += u"<th align=\"left\">%1</th>"_s.arg(header.toString().toHtmlEscaped());
        html += u"</tr>"_s;
        for (const QList<DocPage::Cell> &row : table.rows) {
            html += u"<tr>"_s;
            for (const DocPage::Cell &cell : row) {
                QString text = cell.text.toHtmlEscaped();
                if (cell.isCode)
                    text = u"<code>%1</code>"_s.arg(text);
                html += u"<td>%1</td>"_s.arg(cell.address.isEmpty() ? text
                                                                    : link(cell.address, text));
            }
            html += u"</tr>"_s;
        }
        html += u"</table>"_s;
    }
    return html;
}

} // namespace Quintette
