// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/base/text.h"

#include <QObject>

#include <vector>

class QWidget;

namespace Quintette {

/// Keeps a widget's strings in the language of the moment: each is set when it is bound and again
/// at every QEvent::LanguageChange that reaches the widget. A child of the widget.
class QUINTETTE_WIDGETS_EXPORT TextBindings : public QObject
{
    Q_OBJECT
public:
    explicit TextBindings(QWidget *widget);
    /// Those that a widget has already, else new ones.
    static TextBindings &of(QWidget *widget);

    /// Runs apply now and after each change of language.
    void add(const std::function<void()> &apply);
    /// bind(button, &QPushButton::setText, QN_TEXT("desktop", "Save")); object lives as long as the
    /// widget.
    template <typename Object, typename Class>
    void bind(Object *object, void (Class::*set)(const QString &), const Text &text)
    {
        add([object, set, text] { (object->*set)(text.toString()); });
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<std::function<void()>> m_apply;
};

} // namespace Quintette
