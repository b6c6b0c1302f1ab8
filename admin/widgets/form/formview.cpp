// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formview.h"

#include "admin/pages/relationsearch.h"
#include "admin/widgets/form/conflictview.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formsections.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/form/prepopulator.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/form/relatedobjects.h"
#include "admin/widgets/form/samedata.h"
#include "admin/widgets/session/adminsession.h"
#include "core/storage/filestorage.h"

#include <QDesktopServices>
#include <QVBoxLayout>

namespace Quintette {

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
    m_sections = new FormSections(contents.sections, makeContext(), content);
    m_cells = m_sections->cells();
    column->addWidget(m_sections);
    m_inlines.clear();
    for (const FormContents::Inline &each : contents.inlines) {
        auto *view = new InlineView(each, makeContext(each.prefix), content);
        connect(view, &InlineView::edited, this, &FormView::edited);
        connect(view, &InlineView::openRequested, this, &FormView::openRequested);
        connect(view, &InlineView::siteRequested, this, &FormView::siteRequested);
        // When it has got there.
        connect(
                view, &InlineView::moved, this, [this](QWidget *row) { ensureWidgetVisible(row); },
                Qt::QueuedConnection);
        m_inlines.append(view);
        column->addWidget(view);
    }
    column->addStretch();
    arrange();
    new Prepopulator(m_cells, content);
    m_initial = data();
    for (FieldCell *cell : std::as_const(m_cells)) {
        connect(cell, &FieldCell::edited, this, &FormView::edited);
    }
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
                    return searchRelation(*key.admin, session.request(), key.quotedPk, wanted, term,
                                          0, EditorContext::mostFound);
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
    m_sections->showErrors(contents.sections);
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

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_sections)
        arrange();
}

void FormView::arrange()
{
    m_sections->arrange(width());
    // Not their own width, which their rows may hold open.
    const QMargins margins = widget()->layout()->contentsMargins();
    const int room = viewport()->width() - margins.left() - margins.right();
    for (InlineView *view : std::as_const(m_inlines))
        view->setRoom(room);
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
