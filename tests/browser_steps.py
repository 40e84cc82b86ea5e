"""What a person does in the browser, whichever the page: signing in."""

PASSWORD = "audit the files"


def sign_in(page, person, password: str = PASSWORD) -> None:
    """Sign in by the page, as a person would; `person` has an email or is one."""
    page.goto("/sign-in")
    page.get_by_label("Email").fill(getattr(person, "email", person))
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
