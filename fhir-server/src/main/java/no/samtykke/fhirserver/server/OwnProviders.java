package no.samtykke.fhirserver.server;

import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.bulk.ExportOperations;
import no.samtykke.fhirserver.bulk.GroupProvider;
import no.samtykke.fhirserver.bulk.LoadOperations;
import no.samtykke.fhirserver.correction.CorrectionOperations;
import no.samtykke.fhirserver.erasure.ErasureOperations;
import no.samtykke.fhirserver.erasure.RequestErasureOperation;
import no.samtykke.fhirserver.exchange.ChangesOperation;
import no.samtykke.fhirserver.exchange.DecideOperation;
import no.samtykke.fhirserver.exchange.ExchangeOperations;
import no.samtykke.fhirserver.exchange.RegisterOperation;
import no.samtykke.fhirserver.explain.ExplainOperation;
import no.samtykke.fhirserver.explain.PreviewOperation;
import no.samtykke.fhirserver.explain.SupportSettingsOperation;
import no.samtykke.fhirserver.forms.FormOperations;
import no.samtykke.fhirserver.forms.QuestionnaireProvider;
import no.samtykke.fhirserver.journal.BinaryProvider;
import no.samtykke.fhirserver.journal.SessionKeyOperation;
import no.samtykke.fhirserver.kjernejournal.KjernejournalOperations;
import no.samtykke.fhirserver.login.AppOperations;
import no.samtykke.fhirserver.login.DeviceOperations;
import no.samtykke.fhirserver.login.EmergencyBlockOperation;
import no.samtykke.fhirserver.login.LoginOperations;
import no.samtykke.fhirserver.login.RepresentationOperations;
import no.samtykke.fhirserver.mandate.MandateOperations;
import no.samtykke.fhirserver.news.NewsOperation;
import no.samtykke.fhirserver.notice.NoticeOperations;
import no.samtykke.fhirserver.passthrough.AvailableServices;
import no.samtykke.fhirserver.passthrough.PassThroughProviders;
import no.samtykke.fhirserver.push.ReceiverOperations;
import no.samtykke.fhirserver.push.SubscriptionOperations;
import no.samtykke.fhirserver.push.SubscriptionProvider;
import no.samtykke.fhirserver.rights.MyDataOperation;
import no.samtykke.fhirserver.rights.PrivacyReportOperation;
import no.samtykke.fhirserver.seal.SealOperations;
import no.samtykke.fhirserver.terminology.TermProviders;
import no.samtykke.fhirserver.usagelog.AuditEventProvider;
import no.samtykke.fhirserver.validation.ValidateOperations;
import org.springframework.stereotype.Component;

/** THE list of providers of our own: operations, and types that do not come from HAPI's storage. */
@Component
class OwnProviders {

    private final List<Object> all;

    OwnProviders(
            LoginOperations login,
            DeviceOperations devices,
            RepresentationOperations representations,
            AppOperations apps,
            EmergencyBlockOperation block,
            MandateOperations mandates,
            KjernejournalOperations kjernejournal,
            FormOperations forms,
            CorrectionOperations corrections,
            NoticeOperations notices,
            QuestionnaireProvider questionnaires,
            ErasureOperations erasure,
            RequestErasureOperation requestErasure,
            ExplainOperation explain,
            PreviewOperation preview,
            SupportSettingsOperation supportSettings,
            MyDataOperation myData,
            PrivacyReportOperation privacyReport,
            AuditEventProvider usageLog,
            SealOperations seals,
            NewsOperation news,
            BinaryProvider contents,
            SessionKeyOperation keys,
            AvailableServices services,
            TermProviders terminology,
            ValidateOperations validity,
            ExchangeOperations exchange,
            RegisterOperation registrations,
            DecideOperation decisions,
            ChangesOperation changes,
            SubscriptionProvider subscriptions,
            SubscriptionOperations subscriptionOperations,
            ReceiverOperations receivers,
            ExportOperations exports,
            GroupProvider groups,
            LoadOperations settingsLoads,
            PassThroughProviders passedThrough) {
        var operationsAndLog = List.of(
                login,
                devices,
                representations,
                apps,
                block,
                mandates,
                kjernejournal,
                forms,
                corrections,
                notices,
                questionnaires,
                erasure,
                requestErasure,
                explain,
                preview,
                supportSettings,
                myData,
                privacyReport,
                usageLog,
                seals,
                news,
                contents,
                keys,
                services,
                exchange,
                registrations,
                decisions,
                changes,
                subscriptions,
                subscriptionOperations,
                receivers,
                exports,
                groups,
                settingsLoads);
        all = Stream.<List<?>>of(operationsAndLog, terminology.all(), validity.all(), passedThrough.all())
                .<Object>flatMap(List::stream)
                .toList();
    }

    List<Object> all() {
        return all;
    }
}
