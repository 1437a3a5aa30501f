export default definePageConfig({ navigationBarTitleText: '看报送' })
