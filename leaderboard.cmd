@echo off
rem The embedded Redis and PostgreSQL exist for Linux and macOS. On Windows this runs them in WSL.
where wsl >nul 2>nul
if errorlevel 1 (
    echo The embedded servers run on Linux and macOS only. Install WSL with: wsl --install
    echo Or use Docker: docker compose up --build
    exit /b 1
)
cd /d "%~dp0"
wsl sh ./leaderboard %*
