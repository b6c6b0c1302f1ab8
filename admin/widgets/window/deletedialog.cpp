// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/deletedialog.h"

#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/themedicon.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int addressRole = Qt::UserRole; // of the object's own page, where it has one

void addNodes(QTreeWidgetItem *parent, const QList<DeletePage::Node> &nodes)
{
    for (const DeletePage::Node &node : nodes) {
        auto *item =
                new QTreeWidgetItem(parent, {u"%1: %2"_s.arg(node.model.toString(), node.text)});
        if (node.admin) {
            item->setData(0, addressRole,
                          QVariant::fromValue(PageAddress::change(node.admin, node.quotedPk)));
            item->setToolTip(0, QN_TEXT("desktop", "Enter or double click opens it").toString());
        }
        addNodes(item, node.children);
    }
}

Text question(const DeletePage &page)
{
    if (!page.protectedObjects.isEmpty())
        return QN_TEXT("desktop", "This cannot be deleted, because other objects need it:");
    if (!page.missingPermissions.isEmpty())
        return QN_TEXT("desktop",
                       "This cannot be deleted, because you may not delete what belongs to it:");
    if (page.tree.size() == 1)
        return QN_TEXT("desktop", "Delete “%1” and everything below?").arg(page.tree.first().text);
    return QN_PLURAL("desktop", "Delete these %n object(s) and everything below?")
            .plural(page.tree.size());
}

} // namespace

DeleteDialog::DeleteDialog(const DeletePage &page, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "Delete").toString());
    resize(520, 420);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    const auto addText = [this, layout](const QString &text) {
        auto *label = new LeadingLabel(this);
        label->setText(text);
        label->setWordWrap(true);
        layout->addWidget(label);
        return label;
    };
    QLabel *head = addText(question(page).toString());
    QFont strong = head->font();
    strong.setWeight(QFont::DemiBold);
    head->setFont(strong);

    if (!page.missingPermissions.isEmpty()) {
        QStringList models;
        for (const Text &model : page.missingPermissions)
            models.append(u"•  "_s + model.toString());
        addText(models.join(u'\n'));
    }
    layout->addWidget(makeTree(page.protectedObjects.isEmpty() ? page.tree : page.protectedObjects),
                      1);
    if (page.unnamed > 0) {
        const Text more = QN_PLURAL("desktop", "… and %n more object(s)").plural(page.unnamed);
        addText(more.toString());
    }
    if (page.isAllowed())
        layout->addWidget(makeSummary(page));

    auto *buttons = new QDialogButtonBox(this);
    if (page.isAllowed()) {
        QPushButton *yes = buttons->addButton(QN_TEXT("desktop", "Delete").toString(),
                                              QDialogButtonBox::AcceptRole);
        yes->setIcon(themedIcon(u"delete"_s));
    }
    QPushButton *no = buttons->addButton(page.isAllowed() ? QN_TEXT("desktop", "Keep").toString()
                                                          : QN_TEXT("desktop", "Close").toString(),
                                         QDialogButtonBox::RejectRole);
    // What cannot be undone is never one careless Enter away.
    no->setDefault(true);
    no->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

QWidget *DeleteDialog::makeTree(const QList<DeletePage::Node> &nodes)
{
    auto *tree = new QTreeWidget(this);
    tree->setHeaderHidden(true);
    tree->setAccessibleName(QN_TEXT("desktop", "Objects").toString());
    addNodes(tree->invisibleRootItem(), nodes);
    connect(tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const QVariant address = item->data(0, addressRole);
        if (!address.isValid())
            return;
        reject();
        Q_EMIT openRequested(address.value<PageAddress>());
    });
    if (nodes.size() <= 5)
        tree->expandToDepth(1);
    return tree;
}

QWidget *DeleteDialog::makeSummary(const DeletePage &page)
{
    QStringList parts;
    for (const auto &[model, count] : page.summary)
        parts.append(u"%1: %2"_s.arg(model.toString(), shownNumber(count)));
    // The mark makes a line of Latin words begin at the right where the window does.
    const QChar direction = isRightToLeft() ? u'\u200f' : u'\u200e';
    auto *label = new QLabel(direction + parts.join(u"   ·   "_s), this);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace Quintette
