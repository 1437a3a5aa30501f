import { leaveYearId, leaveYears } from 'shared/attendance/model'
import { myYear, yearOfPerson } from 'shared/attendance/year'
import { refuse } from 'shared/kernel/decision'
import { chinaTime, dayOf } from 'shared/kernel/time'
import { meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { answers } from '../kit/outcome'

export const readMyYear = answers(myYear, async ({ year }, { db, caller, charter, now }) => {
  if (year < 2000 || year > 2099) return refuse('BAD_INPUT', '请选择年份', { field: 'year' })
  const { personId, held } = caller
  const [found, leaves] = await Promise.all([
    db.find(meetings, { startsAt: { gte: chinaTime(`${year}-01-01T00:00`), lt: chinaTime(`${year + 1}-01-01T00:00`) } }),
    db.get(leaveYears, leaveYearId(personId, year)),
  ])
  const facts = {
    personId,
    held,
    meetings: found.map((meeting) => ({ meeting, seat: seatOf(charter, meeting, { _id: personId, posts: held }) })),
    leaves: leaves?.meetingIds ?? [],
  }
  return yearOfPerson(charter, year, facts, dayOf(now))
})
