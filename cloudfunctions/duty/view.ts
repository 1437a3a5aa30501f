import type { Charter } from 'shared/charter/charter'
import type { Report } from 'shared/duty/model'
import { dueOn, type Period, readPeriod } from 'shared/duty/period'

/** A report as it is read, without where its papers lie. */
export const viewOf = (charter: Charter, period: Period, report: Report) => ({
  reportId: report._id,
  unitName: report.unitName,
  period: { ...period, dueOn: report.counted?.dueOn ?? dueOn(charter, period) },
  state: report.state,
  edition: report.edition,
  from: report.from === null ? null : (readPeriod(report.from)?.name ?? report.from),
  answers: Object.entries(report.answers)
    .filter(([, { value }]) => value !== '')
    .map(([question, { value, edition, by, at }]) => ({ question, value, own: edition > 0, by, at })),
  papers: report.papers.map(({ part, name }) => ({ part, name })),
  counted: report.counted,
  handed: report.handed && { at: report.handed.at, by: report.handed.by.name },
  remarks: report.remarks.map(({ at, by, text, missing }) => ({ at, by: by.name, text, missing: [...missing] })),
  accepted: report.accepted && { at: report.accepted.at, by: report.accepted.by.name },
})
