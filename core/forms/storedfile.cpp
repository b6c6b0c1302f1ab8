// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/storedfile.h"

#include "core/forms/fields/imagehead.h"

#include <QFile>
#include <QFileInfo>

namespace Quintette {

namespace {

class StoredFileValue final : public ValueObject
{
public:
    explicit StoredFileValue(const StoredFile &file) : m_file(file) { }

    QString toString() const override { return m_file.name(); }
    bool isTrue() const override { return !m_file.name().isEmpty(); }
    bool isEqual(const ValueObject &other) const override
    {
        const auto *file = dynamic_cast<const StoredFileValue *>(&other);
        return file && file->m_file.name() == m_file.name();
    }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == "name"_L1)
            return m_file.name();
        if (!isTrue())
            return std::nullopt;
        if (name == "url"_L1)
            return m_file.url();
        if (name == "path"_L1)
            return m_file.path();
        if (name == "size"_L1)
            return numberOf(m_file.size());
        const bool isWidth = name == "width"_L1;
        if (!isWidth && name != "height"_L1)
            return std::nullopt;
        const std::optional<QSize> size = m_file.dimensions();
        return size ? std::optional(Value(isWidth ? size->width() : size->height())) : std::nullopt;
    }

private:
    static std::optional<Value> numberOf(const std::optional<qint64> &number)
    {
        return number ? std::optional(Value(*number)) : std::nullopt;
    }

    StoredFile m_file;
};

} // namespace

StoredFile::StoredFile(const Field &field, const QString &name,
                       std::shared_ptr<const FileStorage> files)
    : m_name(name), m_storage(field.options().storage ? field.options().storage : std::move(files))
{
}

std::optional<qint64> StoredFile::size() const
{
    const QString file = path();
    const QFileInfo info(file);
    return !file.isEmpty() && info.isFile() ? std::optional(info.size()) : std::nullopt;
}

std::optional<QSize> StoredFile::dimensions() const
{
    QFile file(path());
    if (path().isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const std::optional<ImageHead> head = readImageHead(file);
    return head ? std::optional(head->size) : std::nullopt;
}

Value storedFileValue(const Field &field, const QString &name,
                      const std::shared_ptr<const FileStorage> &files)
{
    return new StoredFileValue(StoredFile(field, name, files));
}

} // namespace Quintette
