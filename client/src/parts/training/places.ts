import { open } from 'client/platform/navigate'

/** Ways to the pages about online trainings. */
export const openTraining = (trainingId: string): void => open('packages/training/item/index', { trainingId })
/** A new one, or the next edition of one. */
export const openTrainingForm = (trainingId = ''): void => open('packages/training/edit/index', { trainingId })
export const openFinished = (trainingId: string): void => open('packages/training/finished/index', { trainingId })
