// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/companionside.h"

#include "admin/widgets/form/formview.h"

#include <QTimer>

namespace Quintette {

namespace {

constexpr int companionDelayMilliseconds = 300;

} // namespace

CompanionSide::CompanionSide(FormView *form, const CompanionFactory &companions, QWidget *parent)
    : QSplitter(parent), m_form(form), m_companions(companions), m_delay(new QTimer(this))
{
    addWidget(form);
    m_delay->setSingleShot(true);
    m_delay->setInterval(companionDelayMilliseconds);
    connect(m_delay, &QTimer::timeout, this, &CompanionSide::update);
    connect(form, &FormView::edited, m_delay, qOverload<>(&QTimer::start));
}

void CompanionSide::showFor(const ModelInfo &model)
{
    if (!m_companions || m_companion)
        return;
    m_companion = m_companions(model, this);
    if (!m_companion)
        return;
    addWidget(m_companion);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setSizes({width() / 2, width() / 2});
}

void CompanionSide::update()
{
    if (m_companion)
        m_companion->showData(m_form->data());
}

} // namespace Quintette
