// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formview.h"

#include "admin/pages/relationsearch.h"
#include "admin/widgets/form/conflictview.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/form/prepopulator.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/form/relatedobjects.h"
#include "admin/widgets/form/samedata.h"
#include "admin/widgets/form/sectioncard.h"
#include "admin/widgets/session/adminsession.h"
#include "core/storage/filestorage.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int labelWidth = 150;
constexpr int labelsBesideFrom = 640;

} // namespace

FormView::FormView(AdminSession &session, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_related(new RelatedObjects(session, this))
{
    connect(m_related, &RelatedObjects::changed, this, &FormView::take);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

void FormView::setContents(const FormKey &key, const FormContents &contents)
{
    m_key = key;
    m_contents = contents;
    m_cells.clear();
    m_lines.clear();
    // Not deleted at once: a button in it may have asked for this.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 4, 16, 16);
    column->setSpacing(12);
    setWidget(content);
    m_conflicts.clear();
    for (const EditConflict &conflict : contents.conflicts) {
        auto *view = new ConflictView(conflict, content);
        m_conflicts.append(view);
        column->addWidget(view);
    }
    for (const FormContents::Section &section : contents.sections)
        column->addWidget(makeSection(section));
    m_inlines.clear();
    for (const FormContents::Inline &each : contents.inlines) {
        auto *view = new InlineView(each, makeContext(each.prefix), content);
        connect(view, &InlineView::edited, this, &FormView::edited);
        connect(view, &InlineView::openRequested, this, &FormView::openRequested);
        m_inlines.append(view);
        column->addWidget(view);
    }
    column->addStretch();
    wrapLabels();
    if (m_contents.mode == ChangeForm::Mode::Add)
        new Prepopulator(m_cells, content);
    m_initial = data();
    for (FieldCell *cell : std::as_const(m_cells)) {
        connect(cell, &FieldCell::edited, this, &FormView::edited);
    }
}

QWidget *FormView::makeSection(const FormContents::Section &section)
{
    auto *card = new SectionCard(section.head, widget());
    for (const QList<FormContents::Field> &line : section.lines)
        addLine(card->form(), line);
    return card;
}

void FormView::addLine(QFormLayout *form, const QList<FormContents::Field> &fields)
{
    QWidget *parent = form->parentWidget();
    if (fields.size() == 1) {
        auto *cell = new FieldCell(fields.first(), makeContext(), parent);
        m_cells.append(cell);
        QLabel *label = cell->makeLabel(parent);
        if (!label)
            label = new QLabel(parent);
        label->setFixedWidth(labelWidth);
        form->addRow(label, cell);
        return;
    }
    // Several on one line, while there is room: each has its label above it.
    auto *line = new QWidget(parent);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_lines.append(layout);
    for (const FormContents::Field &field : fields) {
        auto *cell = new FieldCell(field, makeContext(), line);
        m_cells.append(cell);
        auto *column = new QVBoxLayout;
        if (QLabel *label = cell->makeLabel(line))
            column->addWidget(label);
        column->addWidget(cell);
        column->addStretch();
        layout->addLayout(column, 1);
    }
    form->addRow(line);
}

EditorContext FormView::makeContext(const QString &inlinePrefix)
{
    EditorContext context;
    context.search = [this, inlinePrefix](const QString &field, const QString &term,
                                          QObject *receiver, const EditorContext::Found &found) {
        m_session.tasks().run<RelationSearch>(
                receiver,
                [&session = m_session, key = m_key, wanted = RelationField{field, inlinePrefix},
                 term] {
                    return searchRelation(*key.admin, session.request(), key.quotedPk, wanted,
                                          term);
                },
                [found](const RelationSearch &result) { found(result.choices); },
                [found](const TaskFailure &) { found({}); });
    };
    context.showRelated = [this](const ChangeForm::Item &item) {
        Q_EMIT openRequested(PageAddress::change(item.relatedAdmin, item.relatedPk));
    };
    if (const std::shared_ptr<const FileStorage> files = m_session.site().files) {
        context.openFile = [files](const QString &name) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(files->path(name)));
        };
    }
    m_related->addTo(context);
    return context;
}

void FormView::take(const RelatedChange &change)
{
    for (FieldCell *cell : std::as_const(m_cells))
        cell->take(change);
    for (InlineView *view : std::as_const(m_inlines))
        view->take(change);
    Q_EMIT relatedChanged(change.admin);
}

void FormView::showErrors(const FormContents &contents)
{
    QMap<QString, QList<Text>> errors;
    for (const FormContents::Section &section : contents.sections) {
        for (const QList<FormContents::Field> &line : section.lines) {
            for (const FormContents::Field &field : line)
                errors.insert(field.item.name, field.errors);
        }
    }
    for (FieldCell *cell : std::as_const(m_cells))
        cell->showErrors(errors.value(cell->name()));
    for (SectionCard *card : widget()->findChildren<SectionCard *>()) {
        for (const FieldCell *cell : card->findChildren<FieldCell *>()) {
            if (cell->hasErrors())
                card->setOpen(true);
        }
    }
    for (InlineView *view : std::as_const(m_inlines)) {
        for (const FormContents::Inline &each : contents.inlines) {
            if (each.prefix == view->prefix())
                view->showErrors(each);
        }
    }
    focusFirst();
}

void FormView::collect(FormData &data, UploadedFiles &files) const
{
    for (const FieldCell *cell : m_cells) {
        cell->write(data, files, cell->field().submitName);
    }
    for (const InlineView *view : m_inlines)
        view->collect(data, files);
    for (const ConflictView *view : m_conflicts)
        view->collect(data);
    if (!m_contents.version.isEmpty())
        data.append(versionName({}), m_contents.version);
}

FormData FormView::data() const
{
    FormData data;
    UploadedFiles files;
    collect(data, files);
    return data;
}

UploadedFiles FormView::files() const
{
    FormData data;
    UploadedFiles files;
    collect(data, files);
    return files;
}

bool FormView::isEdited() const
{
    return !m_contents.conflicts.isEmpty() || m_contents.wasDeleted || m_contents.isEarlierVersion
            || !files().isEmpty() || !sameData(data(), m_initial);
}

void FormView::focusFirst()
{
    FieldCell *first = nullptr;
    for (FieldCell *cell : std::as_const(m_cells)) {
        if (!cell->editor())
            continue;
        if (!first)
            first = cell;
        if (cell->hasErrors()) {
            first = cell;
            break;
        }
    }
    if (!first || !first->hasErrors()) {
        for (const InlineView *view : std::as_const(m_inlines)) {
            if (FieldCell *wrong = view->firstError()) {
                first = wrong;
                break;
            }
        }
    }
    if (!first)
        return;
    first->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(first);
}

FieldCell *FormView::currentCell() const
{
    for (QWidget *each = focusWidget(); each && each != this; each = each->parentWidget()) {
        if (auto *cell = qobject_cast<FieldCell *>(each))
            return cell;
    }
    return nullptr;
}

QString FormView::currentField() const
{
    const FieldCell *cell = currentCell();
    return cell ? cell->field().submitName : QString();
}

void FormView::focusField(const QString &submitName)
{
    const QList<FieldCell *> cells = findChildren<FieldCell *>();
    for (FieldCell *cell : cells) {
        if (cell->editor() && cell->field().submitName == submitName) {
            cell->setFocus(Qt::OtherFocusReason);
            ensureWidgetVisible(cell);
            return;
        }
    }
    setFocus();
}

void FormView::revertCurrentField()
{
    if (FieldCell *cell = currentCell())
        cell->revert();
}

void FormView::wrapLabels()
{
    if (!widget())
        return;
    const auto policy =
            width() < labelsBesideFrom ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows;
    for (SectionCard *card : widget()->findChildren<SectionCard *>())
        card->form()->setRowWrapPolicy(policy);
    for (QBoxLayout *line : std::as_const(m_lines))
        line->setDirection(policy == QFormLayout::DontWrapRows ? QBoxLayout::LeftToRight
                                                               : QBoxLayout::TopToBottom);
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    wrapLabels();
}

bool FormView::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    // The keyboard must never be where one cannot see it.
    if (moved && focusWidget())
        ensureWidgetVisible(focusWidget());
    return moved;
}

} // namespace Quintette
