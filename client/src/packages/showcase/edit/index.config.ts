export default definePageConfig({ navigationBarTitleText: '展示页' })
