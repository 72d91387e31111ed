import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { matchesFor } from "#shared/domain/offer/matches.ts";
import { proposalOf, stands } from "#shared/domain/offer/proposal.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { audiences, offerCategories, offerDirections, offerStatuses, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { AmountField, CurrencyField } from "#renderer/ui/amount-field.tsx";
import { CountriesField } from "#renderer/ui/country-fields.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, DayField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { RecordReferenceField } from "#renderer/ui/record-reference-field.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { InitiativeButton } from "./initiative-button.tsx";
import { MatchList } from "./match-list.tsx";
import { MeetingLines } from "./meeting-lines.tsx";
import { useMarket, type Market } from "./use-market.ts";
import classes from "./marketplace.module.css";

const newOffer = { audience: "network" } as const;

export function OfferDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("marketplace");
  const opened = useRecordForm(id, "offer", isNew ? newOffer : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <OfferForm form={opened.form} isNew={isNew} />;
}

function OfferForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const nameOf = useCountryName();
  const coded = useCoded();
  const market = useMarket();
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const direction = form.words("direction");
  const country = countryOfScope(form.target.scope);
  const party = country ? nameOf(country) : form.words("offeredBy");
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={[direction && t(`vocabulary:offerDirection.${direction}`), party].filter(Boolean).join(" · ") || undefined}
        status={<FormStatus form={form} />}
        actions={
          <>
            <InitiativeButton form={form} meetings={market.meetings} />
            <ArchiveButton form={form} title={title} namespace="marketplace" />
          </>
        }
      />
      <WhoseRecord form={form} namespace="marketplace" />
      {document?.audience === "network" && form.permission("").allowed ? <p className={classes["line"]}>{t("seenByAll")}</p> : null}
      {document?.lifecycle === "archived" ? <p className={classes["line"]}>{t("archivedLine")}</p> : null}
      <Section title={t("section.what")}>
        <Fields>
          <TextField
            form={form}
            field="title"
            label={t("field.title")}
            maxLength={300}
            startsHere={isNew && !document}
            warning={(text) => (document && text.trim() === "" ? t("warning.title") : null)}
            wide
          />
          <CodeField
            form={form}
            field="direction"
            label={t("field.direction")}
            choices={coded(offerDirections, "offerDirection")}
            clearLabel={t("clear.direction")}
            {...(document && direction === "" ? { description: t("warning.direction") } : {})}
          />
          <CodeField
            form={form}
            field="category"
            label={t("field.category")}
            choices={coded(offerCategories, "offerCategory")}
            clearLabel={t("clear.category")}
          />
          <CodesField form={form} set="themes" label={t("field.themes")} choices={coded(themes, "theme")} wide />
          <CodeField form={form} field="status" label={t("field.status")} whenEmpty="open" choices={coded(offerStatuses, "offerStatus")} />
          <DayField form={form} field="until" label={t("field.until")} clearLabel={t("clear.date")} warning={pastDay(form, t)} />
        </Fields>
      </Section>
      {document ? <Suggestions document={document} market={market} /> : null}
      <Section title={t("section.description")}>
        <NarrativeField
          target={form.target}
          text="description"
          record={form.record}
          label={null}
          ariaLabel={t("section.description")}
          minRows={4}
          readOnly={!form.permission("description").allowed}
        />
      </Section>
      <Section title={t("section.whom")}>
        <Fields>
          <CountriesField form={form} set="countries" label={t("field.countries")} description={t("field.countriesHelp")} placeholder={t("anyCountry")} wide />
          <TextField form={form} field="partnerSought" label={t("field.partnerSought")} maxLength={2000} multiline wide />
          <TextField
            form={form}
            field="offeredBy"
            label={t("field.offeredBy")}
            description={country === "" ? t("field.offeredByForum") : t("field.offeredByCountry")}
            maxLength={300}
          />
          <TextField form={form} field="contactWords" label={t("field.contactWords")} description={t("field.contactWordsHelp")} maxLength={500} />
        </Fields>
      </Section>
      <Section title={t("section.funding")}>
        <Fields>
          <AmountField form={form} field="funding" label={t(direction === "offer" ? "field.fundingOffered" : "field.fundingNeeded")} />
          <CurrencyField form={form} field="currency" />
        </Fields>
      </Section>
      <Section title={t("section.from")}>
        <Fields>
          <RecordReferenceField form={form} field="fromOutcome" label={t("field.fromOutcome")} kind="outcome" />
          <RecordReferenceField form={form} field="fromInitiative" label={t("field.fromInitiative")} kind="initiative" />
        </Fields>
      </Section>
      {document ? <Meetings id={document.id} market={market} /> : null}
      <Section title={t("section.result")}>
        <Fields>
          <TextField form={form} field="result" label={t("field.result")} maxLength={8000} multiline wide />
          {form.words("ledTo") !== "" ? <RecordReferenceField form={form} field="ledTo" label={t("field.ledTo")} kind="initiative" /> : null}
        </Fields>
      </Section>
      {country !== "" && form.permission("").allowed ? (
        <Section title={t("section.audience")}>
          <Fields>
            <CodeField
              form={form}
              field="audience"
              label={t("field.audience")}
              description={t("audienceUsual")}
              whenEmpty="network"
              choices={coded(audiences, "audience")}
              lockedReason={t("audienceFocalPoint")}
            />
          </Fields>
        </Section>
      ) : null}
    </Page>
  );
}

function pastDay(form: RecordForm, t: (key: "warning.until") => string): string | null {
  const until = form.words("until");
  return until !== "" && until < localToday() && form.words("status") !== "closed" ? t("warning.until") : null;
}

function Suggestions({ document, market }: { readonly document: RecordDocument; readonly market: Market }): ReactNode {
  const { t } = useTranslation("marketplace");
  const today = localToday();
  const proposal = useMemo(() => proposalOf(document), [document]);
  const matches = useMemo(() => matchesFor(proposal, market.proposals, today), [proposal, market.proposals, today]);
  if (document.lifecycle === "archived" || !stands(proposal, today) || proposal.direction === "") return null;
  return (
    <Section title={t("section.matches")}>
      {matches.length === 0 ? <p className={classes["quiet"]}>{t(proposal.direction === "offer" ? "match.noneForOffer" : "match.noneForRequest")}</p> : null}
      <MatchList matches={matches} meetings={market.meetings} beside={document.id} />
    </Section>
  );
}

function Meetings({ id, market }: { readonly id: string; readonly market: Market }): ReactNode {
  const { t } = useTranslation("marketplace");
  const meetings = market.meetings.filter((meeting) => meeting.about.includes(id));
  if (meetings.length === 0) return null;
  return (
    <Section title={t("section.meetings")}>
      <MeetingLines meetings={meetings} />
    </Section>
  );
}
