import type { ContributionKind } from 'shared/bulletin/model'
import type { ContributionView } from 'shared/bulletin/operations'

export interface Shot {
  /** Of the own inbox folder, or of the stored contribution. */
  readonly file: string
  readonly caption: string
  /** Where a stored one can be seen for a while. */
  readonly address?: string
}

/** What is on the form; `contributionId` once the cloud has it. */
export interface Draft {
  readonly contributionId: string
  readonly edition: number
  readonly kind: ContributionKind
  readonly title: string
  readonly text: string
  readonly pictures: readonly Shot[]
}

export const BLANK: Draft = { contributionId: '', edition: 0, kind: 'activity', title: '', text: '', pictures: [] }

export const draftOf = ({ contributionId, edition, kind, title, text, pictures }: ContributionView): Draft => ({
  contributionId, edition, kind, title, text, pictures: [...pictures],
})

export const inputOf = ({ contributionId, edition, kind, title, text, pictures }: Draft) => ({
  ...(contributionId !== '' && { contributionId }),
  edition, kind,
  title: title.trim(),
  text: text.trim(),
  pictures: pictures.map(({ file, caption }) => ({ file, caption: caption.trim() })),
})

export const whyNot = ({ title, text }: Draft): string | undefined =>
  title.trim() === '' ? '请写标题' : text.trim() === '' ? '请写正文' : undefined
