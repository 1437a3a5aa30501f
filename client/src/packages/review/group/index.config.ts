export default definePageConfig({ navigationBarTitleText: '一批待审' })
