// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QTimer;
class QToolButton;

namespace Quintette {

/// Several of many: what can be chosen on one side, with a filter, and what is chosen on the other.
class QUINTETTE_WIDGETS_EXPORT TwoListEditor : public Editor
{
    Q_OBJECT
public:
    TwoListEditor(const FormContents::Field &field, const EditorContext &context,
                  QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    bool isWide() const override { return true; }
    void choose(const Choice &choice) override;
    void offer(const Choice &choice) override;
    void rename(const QString &key, const Choice &now) override;
    void withdraw(const QString &key) override;

private:
    void buildSide(int column, QWidget *top, QListWidget *list);
    void showAvailable();
    void fill(const QList<Choice> &choices);
    void move(bool choose);
    QToolButton *makeAddButton();
    void refreshButtons();

    FormContents::Field m_field;
    EditorContext m_context;
    QList<Choice> m_chosen;
    QList<Choice> m_available; // as last shown
    QLineEdit *m_filter;
    QLabel *m_chosenTitle;
    QListWidget *m_left;
    QListWidget *m_right;
    QToolButton *m_choose;
    QToolButton *m_remove;
    QTimer *m_delay;
    int m_generation = 0;
};

} // namespace Quintette
