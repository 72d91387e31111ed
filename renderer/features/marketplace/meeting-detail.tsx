import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { proposalOf } from "#shared/domain/offer/proposal.ts";
import { audiences, meetingStatuses, offerStatuses } from "#shared/domain/vocabulary/vocabulary.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { CountriesField } from "#renderer/ui/country-fields.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, NamesField, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { usePartyName } from "./use-party-name.ts";
import classes from "./marketplace.module.css";

export function MeetingDetail({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("marketplace");
  const opened = useRecordForm(id, "meeting", null);
  if (opened.state !== "ready") {
    return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("meeting.gone")} ${t("empty.goneNext")}`} />;
  }
  return <MeetingForm form={opened.form} />;
}

function MeetingForm({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const nameOf = useCountryName();
  const coded = useCoded();
  const title = form.words("title") || t("meeting.unnamed");
  const country = countryOfScope(form.target.scope);
  const about = form.elements("about");
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={t("meeting.proposedBy", { party: country ? nameOf(country) : t("meeting.secretariat") })}
        status={<FormStatus form={form} />}
        actions={<ArchiveButton form={form} title={title} namespace="marketplace" />}
      />
      <WhoseRecord form={form} namespace="marketplace" />
      <Section title={t("meeting.when")}>
        <Fields>
          <TextField form={form} field="title" label={t("field.title")} maxLength={300} wide />
          <CodeField form={form} field="status" label={t("field.status")} whenEmpty="planned" choices={coded(meetingStatuses, "meetingStatus")} />
          <DayField form={form} field="date" label={t("meeting.date")} clearLabel={t("clear.date")} />
          <DayField form={form} field="endDate" label={t("meeting.endDate")} clearLabel={t("clear.endDate")} />
          <TextField form={form} field="place" label={t("meeting.place")} maxLength={300} />
        </Fields>
      </Section>
      <Section title={t("meeting.who")}>
        <Fields>
          <CountriesField form={form} set="countries" label={t("meeting.countries")} />
          <NamesField form={form} set="participants" label={t("meeting.participants")} description={t("meeting.participantsHelp")} maxLength={200} />
        </Fields>
      </Section>
      <Section title={t("meeting.agenda")}>
        <NarrativeField
          target={form.target}
          text="agenda"
          record={form.record}
          label={null}
          ariaLabel={t("meeting.agenda")}
          minRows={3}
          readOnly={!form.permission("agenda").allowed}
        />
      </Section>
      <Section title={t("meeting.outcomeSection")}>
        <Fields>
          <TextField form={form} field="outcome" label={t("meeting.outcome")} maxLength={8000} multiline wide />
        </Fields>
      </Section>
      {about.length > 0 ? (
        <Section title={t("meeting.about")}>
          <p className={classes["quiet"]}>{t("meeting.aboutHelp")}</p>
          {about.map((id) => (
            <SideOfMeeting key={id} id={id} />
          ))}
        </Section>
      ) : null}
      {country !== "" && form.permission("").allowed ? (
        <Section title={t("section.audience")}>
          <Fields>
            <CodeField
              form={form}
              field="audience"
              label={t("meeting.audience")}
              description={t("meeting.audienceUsual")}
              whenEmpty="network"
              choices={coded(audiences, "audience")}
              lockedReason={t("meeting.audienceFocalPoint")}
            />
          </Fields>
        </Section>
      ) : null}
    </Page>
  );
}

/** Each side says in its own record how far it is and what came of it, so that neither speaks for the other. */
function SideOfMeeting({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const coded = useCoded();
  const partyName = usePartyName();
  const opened = useRecordForm(id, "offer", null);
  if (opened.state !== "ready") return opened.state === "loading" ? null : <p className={classes["quiet"]}>{t("meeting.sideGone")}</p>;
  const { form } = opened;
  if (!form.document) return null;
  const proposal = proposalOf(form.document);
  const own = form.permission("result").allowed;
  const result = form.words("result");
  return (
    <article className={classes["side"]} data-testid="side">
      <h3>
        <Anchor component={Link} to={`/marketplace/proposals/${encodeURIComponent(id)}`} dir="auto">
          {proposal.title || t("unnamed")}
        </Anchor>
      </h3>
      <p className={classes["quiet"]}>
        {[proposal.direction && t(`vocabulary:offerDirection.${proposal.direction}`), partyName(proposal), t(`vocabulary:offerStatus.${proposal.status}`)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {own ? (
        <Fields>
          <CodeField form={form} field="status" label={t("meeting.ownStatus")} whenEmpty="open" choices={coded(offerStatuses, "offerStatus")} />
          <TextField form={form} field="result" label={t("meeting.ownResult")} maxLength={8000} multiline wide />
        </Fields>
      ) : (
        <p className={result === "" ? classes["quiet"] : classes["said"]} dir="auto">
          {result || t("meeting.nothingSaid")}
        </p>
      )}
    </article>
  );
}
