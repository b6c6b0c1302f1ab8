// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/smtpbackend.h"

#include <curl/curl.h>

#include <cstring>
#include <mutex>

namespace Quintette {
namespace {

struct Upload
{
    QByteArray bytes;
    qsizetype at = 0;
};

size_t readUpload(char *buffer, size_t size, size_t count, void *data)
{
    auto &upload = *static_cast<Upload *>(data);
    const qsizetype length = std::min(qsizetype(size * count), upload.bytes.size() - upload.at);
    std::memcpy(buffer, upload.bytes.constData() + upload.at, size_t(length));
    upload.at += length;
    return size_t(length);
}

struct CurlDeleter
{
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};

struct ListDeleter
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

} // namespace

void SmtpBackend::send(const MailMessage &message) const
{
    if (message.recipients().isEmpty())
        return;
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

    Upload upload{message.toBytes()};
    const QByteArray sender = '<' + MailMessage::bareAddress(message.from) + '>';
    std::unique_ptr<curl_slist, ListDeleter> recipients;
    for (const QString &address : message.recipients()) {
        const QByteArray bare = '<' + MailMessage::bareAddress(address) + '>';
        curl_slist *longer = curl_slist_append(recipients.get(), bare.constData());
        (void)recipients.release(); // it is part of the longer one
        recipients.reset(longer);
    }
    const QString where = u"%1:%2"_s.arg(m_settings.host).arg(m_settings.port);
    const QByteArray url = (m_settings.useSsl ? "smtps://" : "smtp://") + where.toUtf8();

    const std::unique_ptr<CURL, CurlDeleter> handle(curl_easy_init());
    if (!handle)
        throw MailError(u"libcurl cannot start"_s);
    CURL *const curl = handle.get();
    char reason[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, long(m_settings.timeout));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, long(m_settings.timeout));
    // No proxy of the environment: it is for web pages.
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    if (m_settings.useTls)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    const QByteArray username = m_settings.username.toUtf8();
    const QByteArray password = m_settings.password.toUtf8();
    if (!username.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, username.constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, password.constData());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &readUpload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    const CURLcode result = curl_easy_perform(curl);
    if (result != CURLE_OK) {
        const QString problem = QString::fromUtf8(reason[0] ? reason : curl_easy_strerror(result));
        throw MailError(
                u"no mail was sent by %1: %2; look at the section [email] of the settings"_s.arg(
                        where, problem));
    }
}

} // namespace Quintette
