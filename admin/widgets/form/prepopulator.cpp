// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/prepopulator.h"

#include "admin/widgets/editors/choices.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/urlify.h"

namespace Quintette {

namespace {

QString typedIn(const FieldCell &cell)
{
    FormData data;
    UploadedFiles files;
    cell.write(data, files, cell.name());
    return data.value(cell.name());
}

/// As a person reads it: the text of what is chosen, not its key.
QString readIn(const FieldCell &cell)
{
    const QString typed = typedIn(cell);
    const WidgetSpec &widget = cell.field().widget;
    if (widget.choices.isEmpty() && !cell.field().isSearched)
        return typed;
    const Choice *chosen = typed.isEmpty() ? nullptr : findChoice(widget.choices, typed);
    return chosen ? chosen->label.toString() : QString();
}

} // namespace

Prepopulator::Prepopulator(const QList<FieldCell *> &cells, QObject *parent)
    : QObject(parent), m_cells(cells)
{
    for (FieldCell *target : cells) {
        for (FieldCell *source : cells) {
            const bool feeds = target->field().item.prepopulatedFrom.contains(source->name());
            if (feeds && source->editor() && target->editor())
                connect(source, &FieldCell::edited, this, [this, target] { fill(target); });
        }
    }
}

void Prepopulator::fill(const FieldCell *target)
{
    // Once a person has typed there, it is theirs, until they empty it.
    const QString present = typedIn(*target);
    if (!present.isEmpty() && present != m_filled.value(target))
        return;
    QStringList parts;
    for (const QString &name : target->field().item.prepopulatedFrom) {
        for (const FieldCell *source : std::as_const(m_cells)) {
            if (source->name() == name)
                parts.append(readIn(*source));
        }
    }
    constexpr int usualLength = 50; // of a slug field
    const Value *length = target->field().widget.attributes.find(u"maxlength");
    const int maxLength = length ? int(length->toInt().value_or(usualLength)) : usualLength;
    const QString slug = urlify(parts.join(u' '), maxLength);
    m_filled.insert(target, slug);
    target->editor()->setText(slug);
}

} // namespace Quintette
