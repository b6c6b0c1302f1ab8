// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/filefield.h"

#include "core/forms/fields/imagehead.h"
#include "core/forms/filevalue.h"
#include "core/forms/validators/storabletext.h"
#include "core/orm/validators/validators.h"

namespace Quintette {

FileFormField::FileFormField(const FormFieldOptions &options, int maxLength, bool allowEmpty)
    : FormField(options, WidgetKind::ClearableFile), m_maxLength(maxLength),
      m_allowEmpty(allowEmpty)
{
}

Value FileFormField::clean(const Value &submitted, const Value &initial) const
{
    if (submitted.objectAs<FileContradiction>())
        fail(u"contradiction"_s);
    Value given = submitted;
    if (given == Value(false) && given.type() == Value::Type::Bool) {
        if (!isRequired())
            return false;
        given = {};
    }
    if (isEmpty(given) && initial.isTrue())
        return initial;
    return FormField::clean(given);
}

Value FileFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    const FileValue *value = submitted.objectAs<FileValue>();
    if (!value || value->file().name().isEmpty())
        fail(u"invalid"_s);
    const qsizetype length = Validators::characterCount(value->file().name());
    if (m_maxLength >= 0 && length > m_maxLength)
        throw ValidationError(
                QN_PLURAL("forms", "Ensure this filename has at most %n character(s) (it has %1).")
                        .plural(m_maxLength)
                        .arg(length),
                u"max_length"_s);
    if (!m_allowEmpty && value->file().size() == 0)
        fail(u"empty"_s);
    return submitted;
}

Value FileFormField::boundValue(const Value &submitted, const Value &initial) const
{
    return submitted.isNone() || submitted.objectAs<FileContradiction>() ? initial : submitted;
}

bool FileFormField::hasChanged(const Value &, const Value &submitted) const
{
    return !isDisabled() && !submitted.isNone();
}

Text FileFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid")
        return QN_TEXT("forms", "No file was submitted. Check the encoding type on the form.");
    if (code == u"empty")
        return QN_TEXT("forms", "The submitted file is empty.");
    if (code == u"contradiction")
        return QN_TEXT("forms",
                       "Please either submit a file or check the clear checkbox, not both.");
    return FormField::defaultMessage(code);
}

ImageFormField::ImageFormField(const FormFieldOptions &options, int maxLength)
    : FileFormField(options, maxLength)
{
    ImageFormField::addAttributes(editWidget());
    // Not the content decides alone: a browser goes by the name, and may find a page in a picture.
    addValidator(Validators::imageExtension());
}

Value ImageFormField::toValue(const Value &submitted) const
{
    const Value value = FileFormField::toValue(submitted);
    const FileValue *file = value.objectAs<FileValue>();
    if (!file)
        return value;
    const std::unique_ptr<QIODevice> device = file->file().open();
    const std::optional<ImageHead> head = device ? readImageHead(*device) : std::nullopt;
    // A few kilobytes can stand for a picture that fills the memory of whoever unpacks it; Pillow
    // draws the line at the same place.
    constexpr qint64 mostPixels = 2 * qint64(89'478'485);
    if (!head || qint64(head->size.width()) * head->size.height() > mostPixels)
        fail(u"invalid_image"_s);
    return value;
}

Text ImageFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_image")
        return QN_TEXT("forms",
                       "Upload a valid image. The file you uploaded was either not an image or a "
                       "corrupted "
                       "image.");
    return FileFormField::defaultMessage(code);
}

void ImageFormField::addAttributes(WidgetSpec &widget) const
{
    setAttribute(widget, u"accept"_s, u"image/*"_s);
}

} // namespace Quintette
