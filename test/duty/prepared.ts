import { createHash } from 'node:crypto'
import { addPaper, handIn, saveReport } from 'shared/duty/operations'
import { readPeriod } from 'shared/duty/period'
import { questionsFor } from 'shared/duty/template'
import type { Hall } from 'test/router/hall'

export const PERIOD = '2026-11'

/** A paper that the information officer of the third unit has put into the own folder. */
export const REPORT_PAPER = 'cloud://local.files/inbox/demo-officer03/paper.pdf'
const CONTENT = Buffer.from('%PDF-1.7')

/** The paper as it was put there, and as it is kept with the report. */
export const REPORT_FILES: Readonly<Record<string, Buffer>> = {
  [REPORT_PAPER]: CONTENT,
  [`cloud://local.files/reports/unit-03-${PERIOD}/${createHash('sha256').update(CONTENT).digest('hex')}.pdf`]: CONTENT,
}

/** Every question of the period with some answer. */
export const answersTo = (period: string, says = '与汾水机械厂合办订单班') =>
  questionsFor(readPeriod(period)!).map(({ id, kind }, i) => ({ question: id, value: kind === 'number' ? String(i + 1) : says }))

/** The third unit has written everything, with a paper, and not handed it in; the fourth has handed in. */
export async function prepareReports(hall: Hall): Promise<void> {
  await hall.must('officer03', saveReport, { period: PERIOD, edition: 0, answers: answersTo(PERIOD) })
  await hall.must('officer03', addPaper, { period: PERIOD, part: 'case', file: REPORT_PAPER, name: '订单班协议.pdf', edition: 1 })
  const { edition } = await hall.must('officer04', saveReport, { period: PERIOD, edition: 0, answers: answersTo(PERIOD) })
  await hall.must('officer04', handIn, { period: PERIOD, edition })
}
