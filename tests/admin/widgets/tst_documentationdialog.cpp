// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/documentationdialog.h"

#include <QApplication>
#include <QPointer>
#include <QTest>
#include <QTextBrowser>

using namespace Quintette;

class TestDocumentationDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void html_ofAPage_escapesAndLinks();
    void link_opensItsPage();
    void failure_isShown();
};

static DocPage page(const QString &address)
{
    DocPage page;
    page.address = address;
    page.title = QString(u"Page <"_s + address + u'>');
    page.tables = {{QString(u"Fields"_s),
                    {QString(u"Name"_s)},
                    {{{u"a<b"_s, u"models/a.b/"_s, true}}, {{u"plain"_s}}}}};
    return page;
}

void TestDocumentationDialog::html_ofAPage_escapesAndLinks()
{
    const QString html = DocumentationDialog::toHtml(page(u"models/"_s));
    QVERIFY(html.contains(u"Page &lt;models/&gt;"_s));
    QVERIFY(html.contains(u"<a href=\"doc:models/a.b/\"><code>a&lt;b</code></a>"_s));
    QVERIFY(html.contains(u"<td>plain</td>"_s));
    // A way back to the first page, which has none itself.
    QVERIFY(html.contains(u"<a href=\"doc:\">"_s));
    QVERIFY(!DocumentationDialog::toHtml(page({})).contains(u"<a href=\"doc:\">"_s));
}

void TestDocumentationDialog::link_opensItsPage()
{
    QStringList asked;
    QPointer<DocumentationDialog> dialog = new DocumentationDialog(
            [&asked](const QString &address, const DocumentationDialog::Done &done,
                     const DocumentationDialog::Failed &) {
                asked += address;
                done(page(address));
            });
    auto *text = dialog->findChild<QTextBrowser *>();
    Q_EMIT text->anchorClicked(QUrl(u"doc:models/a.b/"_s));
    QCOMPARE(asked, (QStringList{QString(), u"models/a.b/"_s}));
    QVERIFY(text->toPlainText().contains(u"Page <models/a.b/>"_s));
    delete dialog;
}

void TestDocumentationDialog::failure_isShown()
{
    QPointer<DocumentationDialog> dialog =
            new DocumentationDialog([](const QString &, const DocumentationDialog::Done &,
                                       const DocumentationDialog::Failed &failed) {
                failed({TaskFailure::Kind::Denied, u"You may not."_s});
            });
    QCOMPARE(dialog->findChild<QTextBrowser *>()->toPlainText(), u"You may not."_s);
    delete dialog;
}

QTEST_MAIN(TestDocumentationDialog)
#include "tst_documentationdialog.moc"
