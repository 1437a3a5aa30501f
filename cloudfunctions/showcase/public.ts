import { organisationName } from 'shared/charter/sittings'
import { refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import type { Showcase, Telling } from 'shared/showcase/model'
import { groupPage, unitList, unitPage } from 'shared/showcase/operations'
import { UNIT_KINDS } from 'shared/unit/model'
import type { Files } from '../kit/files'
import { answersAnyone } from '../kit/outcome'
import { bodiesOf, shownUnit, shownUnits, tasksOf } from './read'

export const readGroup = answersAnyone(groupPage, async (_, { db, charter, now, files }) => {
  const today = dayOf(now)
  const { members, group } = await shownUnits(db, today)
  const lead = members.find(({ unit }) => unit.lead)?.unit
  return {
    group: organisationName(charter),
    lead: lead ? { unitId: lead._id, name: lead.name } : null,
    told: await shown(files, group),
    tasks: [...tasksOf(charter)],
    bodies: [...bodiesOf(charter, today)],
    kinds: UNIT_KINDS.map((kind) => ({ kind, units: members.filter(({ unit }) => unit.kind === kind).length })).filter(({ units }) => units > 0),
  }
})

export const readUnits = answersAnyone(unitList, async (_, { db, now }) => {
  const { members } = await shownUnits(db, dayOf(now))
  return {
    units: members.map(({ unit: { _id, ...unit }, published }) => ({
      unitId: _id, ...unit, summary: published?.told.summary ?? '', trades: [...(published?.told.trades ?? [])],
    })),
  }
})

export const readUnit = answersAnyone(unitPage, async ({ unitId }, { db, now, files }) => {
  const found = await shownUnit(db, unitId, dayOf(now))
  if (!found) return refuse('NO_UNIT', '没有这个成员单位，或者它已不是成员单位', { field: 'unitId' })
  const { _id, ...unit } = found.unit
  return { unitId: _id, ...unit, told: await shown(files, found.published) }
})

/** A page as it is read: pictures at addresses of the moment, and none where the file is not there. */
export async function shown(files: Pick<Files, 'address'>, published: Showcase['published']) {
  if (!published) return null
  const { told, at } = published
  return { ...plain(told), at, pictures: (await addressed(files, told)).filter(({ address }) => address !== '').map(({ address, caption }) => ({ address, caption })) }
}

export const plain = ({ summary, introduction, trades, strengths, offers, website }: Telling) => ({
  summary, introduction, trades: [...trades], strengths, offers, website,
})

export const addressed = (files: Pick<Files, 'address'>, { pictures }: Telling) =>
  Promise.all(pictures.map(async ({ file, caption }) => ({ file, caption, address: (await files.address(file, 'page')) ?? '' })))
