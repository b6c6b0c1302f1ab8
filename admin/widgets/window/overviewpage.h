// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/widgets/window/page.h"

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace Quintette {

/// Where one starts: every app with its models, and beside it what this person did last.
class QUINTETTE_WIDGETS_EXPORT OverviewPage : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(AdminSession &session, QWidget *parent = nullptr);

    PageAddress address() const override { return PageAddress::index(); }
    QString title() const override;
    void reload() override;
    void objectsChanged(const ModelAdmin *admin) override;
    void focusFirst() override;

    /// What it draws; reload() gets it from the database.
    struct Contents
    {
        QList<NavigationApp> apps;
        QList<LogLine> recent;
    };
    void setContents(const Contents &contents);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    QWidget *makeApp(const NavigationApp &app, QWidget *parent);
    QWidget *makeRecent(QWidget *parent);
    void addModel(QGridLayout *grid, const NavigationModel &model);
    void addLine(QVBoxLayout *column, const LogLine &line);

    Contents m_contents;
    bool m_isLoaded = false;
    bool m_isStale = false;
    bool m_isWide = true;
    QWidget *m_body = nullptr;
};

} // namespace Quintette
