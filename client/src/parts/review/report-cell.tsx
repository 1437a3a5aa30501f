import { Cell, List } from 'client/ui/list'
import type { ReviewKind } from 'shared/review/model'
import { openReport } from './places'

/** The way to object to what somebody else has made public; stands at the end of its page. */
export const ReportCell = ({ kind, subjectId }: { kind: ReviewKind; subjectId: string }) => (
  <List>
    <Cell title="举报" note="内容不实、泄露个人信息等，由秘书处核实" onTap={() => openReport(kind, subjectId)} />
  </List>
)
