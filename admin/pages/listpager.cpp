// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listpager.h"

#include "core/db/answermemory.h"
#include "core/orm/firstvalues.h"
#include "core/orm/query.h"

namespace Quintette {

// So many keys are passed over in no time.
constexpr qint64 nearOffset = 1000;

ListPager::ListPager(const QuerySet &all, const QuerySet &narrowed, const QList<SortKey> &order)
    : m_all(all), m_narrowed(narrowed), m_order(order)
{
}

bool ListPager::isByKey() const
{
    if (m_order.size() != 1)
        return false;
    if (!m_order.first().expression.isNull())
        return false;
    const QString name = m_order.first().path.mid(isDescending() ? 1 : 0);
    return name == u"pk" || name == m_all.model().primaryKey().name();
}

QString ListPager::question() const
{
    return questionOf(u"places"_s, m_narrowed.values({u"pk"_s}));
}

ValueList ListPager::placesIn(const AnswerMemory &memory) const
{
    const Value kept = memory.answer(question());
    return kept.isNone() ? ValueList() : kept.list();
}

QuerySet ListPager::rows(qint64 offset, qint64 size, std::optional<RowCount> count) const
{
    // The first rows in the order of the key are there to be taken; where rows may repeat, keys
    // alone do not tell them apart.
    const bool isPlain = isByKey() && offset < nearOffset && m_narrowed.query().where.isEmpty();
    if (isPlain || m_narrowed.query().distinct || m_order.isEmpty())
        return m_narrowed.slice(offset, size);
    const std::optional<qint64> known =
            count && !count->isEstimate ? std::optional(count->number) : std::nullopt;
    return m_all.filter(Q(Lookup(u"pk__in"_s, keys(offset, size, known))));
}

QuerySet ListPager::keys(qint64 offset, qint64 size, std::optional<qint64> count) const
{
    const QuerySet forward = m_narrowed.values({u"pk"_s});
    const qint64 last = count ? std::min(offset + size, *count) : offset + size;
    Place nearest{0, {}};
    const auto distance = [&](const Place &place) {
        return place.offset <= offset ? offset - place.offset : place.offset - last;
    };
    const QList<Place> places = knownPlaces(offset, count);
    for (const Place &place : places) {
        const bool isUsable = place.offset <= offset || place.offset >= last;
        if (isUsable && distance(place) < distance(nearest))
            nearest = place;
    }
    const bool isBackward = nearest.offset > offset;
    QuerySet result = isBackward ? forward.reverse() : forward;
    if (!nearest.key.isNone()) {
        // What stands at a known place comes first when reading on, and not at all when reading
        // back.
        const bool wantsGreater = isDescending() == isBackward;
        const QString lookup = wantsGreater ? (isBackward ? u"pk__gt"_s : u"pk__gte"_s)
                                            : (isBackward ? u"pk__lt"_s : u"pk__lte"_s);
        result = result.filter({{lookup, nearest.key}});
    }
    return result.slice(distance(nearest), last - offset);
}

QList<ListPager::Place> ListPager::knownPlaces(qint64 offset, std::optional<qint64> count) const
{
    QList<Place> places;
    if (count)
        places += Place{*count, {}};
    if (!isByKey() || offset < nearOffset)
        return places;
    AnswerMemory *memory = connectionFor(m_narrowed).answers();
    if (!memory)
        return places;
    const ValueList kept = placesIn(*memory);
    bool isNear = false;
    for (qsizetype i = 0; i + 1 < kept.size(); i += 2) {
        places += Place{kept[i].integer(), kept[i + 1]};
        isNear = isNear || std::abs(places.back().offset - offset) < nearOffset;
    }
    if (isNear || !count || !m_all.model().primaryKey().isAuto())
        return places;
    // Keys that were given without a gap tell every place by themselves.
    const QuerySet all = m_all.values({u"pk"_s});
    const ValueList ends =
            firstValues({all.orderBy(QStringList{u"pk"_s}), all.orderBy(QStringList{u"-pk"_s})});
    const qint64 first = ends[0].toInt().value_or(0);
    const qint64 last = ends[1].toInt().value_or(0);
    if (last - first + 1 == *count)
        places += Place{offset, isDescending() ? last - offset : first + offset};
    return places;
}

void ListPager::keepPlace(qint64 offset, const Value &key) const
{
    // More places than these help little.
    constexpr qsizetype most = 2 * 200;
    AnswerMemory *memory =
            isByKey() && offset >= nearOffset ? connectionFor(m_narrowed).answers() : nullptr;
    if (!memory)
        return;
    ValueList kept = placesIn(*memory);
    if (kept.size() >= most)
        kept.clear();
    kept += ValueList{offset, key};
    memory->insert(question(), kept);
}

} // namespace Quintette
